/** Undone wholly, any edits give the first experiment; redone, the last. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { anyExperiment } from '../../tests/support/arbitraryExperiments.ts';
import { type History, type Move, noHistory, recorded, redone, travelled, undone } from './history.ts';

const withSeed = (seed: number): ExperimentSpec => ({ ...defaultExperiment, seed });
const first = withSeed(0);

/** After edits, each with its gesture. */
function edited(from: ExperimentSpec, edits: readonly (readonly [ExperimentSpec, number])[]): Move {
  let move: Move = { spec: from, history: noHistory };
  for (const [spec, gesture] of edits) {
    move = { spec, history: recorded(move.history, move.spec, spec, gesture) };
  }
  return move;
}

/** As far as it goes, and in how many steps. */
function wholly(step: (history: History, present: ExperimentSpec) => Move | undefined, from: Move) {
  let [move, count] = [from, 0];
  for (let next: Move | undefined = move; next; next = step(move.history, move.spec))
    [move, count] = [next, count + 1];
  return { ...move, count: count - 1 };
}

const seedsWithGestures = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 })), {
  maxLength: 30,
});

describe('the history of settings', () => {
  it('leads back to the first and forth to the last, whatever was edited', () => {
    const specs = fc.array(anyExperiment.map(parseSpec), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(specs, (all) => {
        const last = edited(
          first,
          all.map((spec, i) => [spec, i]),
        );
        const back = wholly(undone, last);
        expect(back.spec).toEqual(first);
        expect(wholly(redone, back)).toMatchObject({ spec: all.at(-1), count: back.count });
      }),
      { numRuns: 5 },
    );
  });

  it('does so with edits that belong together, too', () => {
    fc.assert(
      fc.property(seedsWithGestures, (edits) => {
        const last = edited(
          first,
          edits.map(([seed, gesture]) => [withSeed(seed), gesture]),
        );
        const back = wholly(undone, last);
        expect(back.spec).toEqual(first);
        expect(wholly(redone, back).spec).toEqual(last.spec);
      }),
    );
  });

  it('takes the drag of a slider as one entry, and one that ends where it began as none', () => {
    const drag = edited(
      first,
      [1, 2, 3].map((seed) => [withSeed(seed), 7]),
    );
    expect(drag.history.past).toEqual([first]);
    const there = edited(first, [
      [withSeed(1), 7],
      [first, 7],
      [withSeed(2), 8],
    ]);
    expect(there.history.past).toEqual([first]);
  });

  it('forgets what was undone once something else is edited', () => {
    const two = edited(first, [
      [withSeed(1), 1],
      [withSeed(2), 2],
    ]);
    const back = undone(two.history, two.spec)!;
    const other = recorded(back.history, back.spec, withSeed(9), 3);
    expect(other).toMatchObject({ past: [first, withSeed(1)], future: [] });
  });

  it('finds what the address names, back and forth, and else adds it', () => {
    const three = edited(
      first,
      [1, 2, 3].map((seed) => [withSeed(seed), seed]),
    );
    const back = travelled(three.history, three.spec, withSeed(1));
    expect(back.spec).toEqual(withSeed(1));
    expect(back.history).toMatchObject({ past: [first], future: [withSeed(2), withSeed(3)] });
    const forth = travelled(back.history, back.spec, withSeed(3));
    expect(forth.history).toMatchObject({ past: [first, withSeed(1), withSeed(2)], future: [] });
    const beyond = travelled(back.history, back.spec, withSeed(8));
    expect(beyond.history).toMatchObject({ past: [first, withSeed(1)], future: [] });
    expect(travelled(back.history, back.spec, back.spec).history).toBe(back.history);
  });

  it('takes the shortest way where an experiment was there twice', () => {
    const specs = [1, 2, 1, 3].map((seed, i) => [withSeed(seed), i] as const);
    const last = edited(first, specs);
    expect(travelled(last.history, last.spec, withSeed(1)).history.future).toEqual([withSeed(3)]);
  });
});
