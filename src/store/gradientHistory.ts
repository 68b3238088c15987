/**
 * The gradient norms that were measured so far in this run: only while a panel asks for them, so there may be gaps.
 * Not the measuring: the worker's probe does that.
 */
import { useSyncExternalStore } from 'react';
import type { GradientNormsFrame } from '#protocol/frames.ts';
import { thin } from './curve.ts';
import { getFrame, onFrame } from './frames.ts';

const MOST_POINTS = 400;

let history: readonly GradientNormsFrame[] = [];

/** The history with one more measurement. What lies at or after its step was taken back; other layers are another run. */
export function withMeasurement(
  before: readonly GradientNormsFrame[],
  frame: GradientNormsFrame,
): readonly GradientNormsFrame[] {
  const isSameNetwork = before.at(-1)?.layers.join() === frame.layers.join();
  const kept = isSameNetwork ? before.filter(({ step }) => step < frame.step) : [];
  return thin([...kept, frame], MOST_POINTS);
}

onFrame('gradientNorms', () => {
  const frame = getFrame('gradientNorms');
  history = frame ? withMeasurement(history, frame) : [];
});

/** By steps; rendering again at each measurement. */
export function useGradientHistory(): readonly GradientNormsFrame[] {
  return useSyncExternalStore(
    (listener) => onFrame('gradientNorms', listener),
    () => history,
  );
}
