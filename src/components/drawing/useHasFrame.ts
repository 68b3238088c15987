/** Whether a frame of some kind has come since the run began. Not the frame: that would render at each. */
import { useSyncExternalStore } from 'react';
import type { FrameId } from '#protocol/frames.ts';
import { getFrame, onFrame } from '#store/frames.ts';
import { useHourglass } from '#store/store.ts';

export function useHasFrame(id: FrameId): boolean {
  // While a run is being opened, the frames are still those of the last one.
  const isOpening = useHourglass(({ state }) => state.phase === 'loading');
  const isThere = useSyncExternalStore(
    (listener) => onFrame(id, listener),
    () => getFrame(id) !== undefined,
  );
  return isThere && !isOpening;
}
