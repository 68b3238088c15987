import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilmFrame } from '#protocol/frames.ts';
import { emptyFilm, type Film, MOST_MOMENTS, withMoment } from './film.ts';

const none = new Float32Array();
const at = (step: number): FilmFrame => ({
  ...{ step, indices: new Uint32Array(), positions: none, clean: none, reconstructed: none, generated: none },
});
const filmOf = (steps: Iterable<number>): Film =>
  [...steps].reduce((film, step) => withMoment(film, at(step)), emptyFilm);
const stepsOf = ({ moments }: Film) => moments.map(({ step }) => step);

describe('the film of a run', () => {
  it('keeps every moment of a short run', () => {
    expect(stepsOf(filmOf([0, 3, 4, 9]))).toEqual([0, 3, 4, 9]);
  });

  it('never has too many, keeps the first, stays in order and spreads them evenly', () => {
    const runs = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 2000 });
    fc.assert(
      fc.property(runs, (gaps) => {
        let step = 0;
        const steps = [0, ...gaps.map((gap) => (step += gap))];
        const film = filmOf(steps);
        const kept = stepsOf(film);
        expect(kept.length).toBeLessThanOrEqual(MOST_MOMENTS);
        expect(kept[0]).toBe(0);
        expect(kept.toSorted((a, b) => a - b)).toEqual(kept);
        const widest = Math.max(...kept.slice(1).map((value, i) => value - kept[i]!), 0);
        expect(widest).toBeLessThanOrEqual(Math.max(40, (6 * step) / MOST_MOMENTS + 80));
      }),
    );
  });

  it('has nothing of a moment that is hardly later', () => {
    const film = filmOf(Array.from({ length: 1000 }, (_, i) => i));
    const { step } = film.moments.at(-1)!;
    expect(withMoment(film, at(step))).toEqual(film);
  });

  it('goes back with a run that goes back, and begins anew with one that begins anew', () => {
    expect(stepsOf(filmOf([0, 10, 20, 15, 16]))).toEqual([0, 10, 15, 16]);
    const long = filmOf(Array.from({ length: 1000 }, (_, i) => i));
    expect(withMoment(long, at(0))).toEqual({ moments: [at(0)], stride: 1 });
  });
});
