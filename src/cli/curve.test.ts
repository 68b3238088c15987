/** The curve holds a row a step, and its last epoch is weighted by images. */
import { describe, expect, it } from 'vitest';
import { createCurve } from './curve.ts';

function filled() {
  const curve = createCurve(['reconstruction', 'kl'], 2);
  curve.add([
    { terms: [10, 1], images: 8 },
    { terms: [8, 2], images: 4 },
  ]);
  curve.add([
    { terms: [6, 3], images: 8 },
    { terms: [3, 6], images: 4 },
  ]);
  return curve;
}

describe('a curve', () => {
  it('is written as one line a step, whose terms add up to the total', () => {
    expect(filled().csv()).toBe(
      'step,epoch,total,reconstruction,kl\n1,0.5,11,10,1\n2,1,10,8,2\n3,1.5,9,6,3\n4,2,9,3,6\n',
    );
  });

  it('has the last epoch’s mean by images, not by steps', () => {
    expect(filled().lastEpoch()).toEqual({ total: 9, terms: { reconstruction: 5, kl: 4 } });
  });

  it('forgets what came after a good state, and then ends in a part of an epoch', () => {
    const curve = filled();
    curve.truncate(3);
    expect(curve.steps()).toBe(3);
    expect(curve.images()).toBe(20);
    expect(curve.lastEpoch().terms).toEqual({ reconstruction: 6, kl: 3 });
    curve.truncate(2);
    expect(curve.lastEpoch().total).toBeCloseTo((8 * 11 + 4 * 10) / 12, 12);
  });
});
