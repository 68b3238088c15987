import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import { HourglassError } from './errors.ts';
import { parseVisitNotes } from './parseVisitNotes.ts';
import { type VisitNotes, writeVisitNotes } from './writeVisit.ts';

const notes: VisitNotes = {
  sequence: 3,
  spec: defaultExperiment,
  position: { step: 12 },
  measured: {
    trainCurve: [
      { step: 1, total: 2, terms: [2] },
      { step: 2, total: Number.NaN, terms: [Number.NaN] },
    ],
    testCurve: [],
    marks: [],
    phaseCurves: {},
    pace: undefined,
  },
};

it('leaves out points that JSON cannot hold', () => {
  const { measured } = parseVisitNotes(writeVisitNotes(notes));
  expect(measured.trainCurve).toEqual([{ step: 1, total: 2, terms: [2] }]);
});

it('refuses anything else with a typed error', () => {
  const text = writeVisitNotes(notes);
  const cut = fc.nat({ max: text.length - 1 }).map((end) => text.slice(0, end));
  const changed = fc
    .tuple(fc.nat({ max: text.length - 1 }), fc.string({ minLength: 1, maxLength: 3 }))
    .map(([at, part]) => text.slice(0, at) + part + text.slice(at + part.length));
  fc.assert(
    fc.property(fc.oneof(cut, changed, fc.string(), fc.json()), (input) => {
      try {
        parseVisitNotes(input);
      } catch (error) {
        expect(error).toBeInstanceOf(HourglassError);
      }
    }),
    { numRuns: 300 },
  );
});
