/** The clock of a run: pauses do not count, and what was taken back is forgotten. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStopwatch, secondsAt } from './stopwatch.ts';

describe('a stopwatch', () => {
  it('counts while it runs, and not in pauses', () => {
    let ms = 0;
    const stopwatch = createStopwatch(() => ms);
    stopwatch.run(true);
    ms = 2000;
    stopwatch.mark(10);
    stopwatch.run(false);
    ms = 60_000;
    stopwatch.run(true);
    ms = 61_000;
    stopwatch.mark(15);
    expect(stopwatch.seconds()).toBe(3);
    expect(stopwatch.clock()).toEqual({ steps: Float64Array.of(10, 15), seconds: Float64Array.of(2, 3) });
  });

  it('goes on from an earlier part, and forgets what was taken back', () => {
    const stopwatch = createStopwatch(() => 0, {
      steps: Float64Array.of(5, 10),
      seconds: Float64Array.of(1, 4),
    });
    stopwatch.mark(7);
    expect([...stopwatch.clock().steps]).toEqual([5, 7]);
    expect(stopwatch.seconds()).toBe(4);
  });

  it('is read between its marks on straight lines that never fall', () => {
    expect(secondsAt({ steps: Float64Array.of(10, 20), seconds: Float64Array.of(1, 3) }, 15)).toBe(2);
    expect(secondsAt({ steps: Float64Array.of(10), seconds: Float64Array.of(1) }, 5)).toBe(0.5);
    const risen = fc.array(fc.nat(50), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(risen, fc.nat(60), fc.nat(60), (gaps, a, b) => {
        let sum = 0;
        const steps = Float64Array.from(gaps, (gap) => (sum += gap + 1));
        const clock = { steps, seconds: steps.map((step) => step / 7) };
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(secondsAt(clock, low)).toBeLessThanOrEqual(secondsAt(clock, high));
      }),
    );
  });
});
