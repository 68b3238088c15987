/** The union of needs holds everything that any panel asked for. */
import { expect, it } from 'vitest';
import { needsUnion } from './needsUnion.ts';

it('needs nothing if no panel is open', () => {
  expect(needsUnion([])).toEqual({});
});

it('joins the images of all panels, each once', () => {
  const union = needsUnion([
    { reconstructions: { indices: [3, 1] } },
    { ranges: true },
    { reconstructions: { indices: [1, 7] }, pcaRanges: true },
  ]);
  expect(union).toEqual({ reconstructions: { indices: [3, 1, 7] }, ranges: true, pcaRanges: true });
});

it('takes the last of what there can be only one', () => {
  const union = needsUnion([{ map: { units: [0, 1] }, stage: { index: 4 } }, { map: { units: [2, 5] } }]);
  expect(union).toEqual({ map: { units: [2, 5] }, stage: { index: 4 } });
});
