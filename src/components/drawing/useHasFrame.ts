/** Whether a frame of some kind has come since the experiment began. Not the frame: that would render at each. */
import { useSyncExternalStore } from 'react';
import type { FrameId } from '#protocol/frames.ts';
import { getFrame, onFrame } from '#store/frames.ts';

export function useHasFrame(id: FrameId): boolean {
  return useSyncExternalStore(
    (listener) => onFrame(id, listener),
    () => getFrame(id) !== undefined,
  );
}
