import { expect, it } from 'vitest';
import type { CodeReadingsFrame } from '#protocol/frames.ts';
import { selectionOf } from './selection.ts';

const reading = (...values: number[]) => ({ shape: [values.length], values: Float32Array.from(values) });
const frame: CodeReadingsFrame = {
  step: 7,
  readings: {
    selected: reading(3, 0, 3),
    confidence: reading(0.5, 1, 0.75),
    weight: reading(0.4, 0, 0, 0.6),
    temperature: { shape: [], values: Float32Array.of(2) },
  },
};

it('tells which units chose a pixel, how sure they are, and how warm it is', () => {
  const selection = selectionOf(frame, 4)!;
  expect([...selection.choosers]).toEqual([
    [3, [0, 2]],
    [0, [1]],
  ]);
  expect(selection).toMatchObject({ units: 3, confidence: 0.75, temperature: 2 });
});

it('is none for other readings, or images of another size', () => {
  expect(selectionOf(frame, 9)).toBeUndefined();
  expect(selectionOf({ step: 0, readings: { codebook: reading(1) } }, 4)).toBeUndefined();
});
