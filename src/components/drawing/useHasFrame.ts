/** Whether a frame of some kind has come since the run began. Not the frame: that would render at each. */
import { useSyncExternalStore } from 'react';
import type { FrameId } from '#protocol/frames.ts';
import { getFrame, onFrame } from '#store/frames.ts';
import { useHourglass } from '#store/store.ts';
import { areFramesOld } from '#store/training.ts';

export function useHasFrame(id: FrameId): boolean {
  const areOld = useHourglass(areFramesOld);
  const isThere = useSyncExternalStore(
    (listener) => onFrame(id, listener),
    () => getFrame(id) !== undefined,
  );
  return isThere && !areOld;
}
