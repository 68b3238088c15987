/**
 * From text to what a visit leaves behind beside its tensors, and back: every field is checked.
 * Not a migration: version 1 is the only one so far.
 */
import * as v from 'valibot';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { HourglassError } from './errors.ts';
import { parseSpec } from './parseSpec.ts';
import type { Checkpoint } from './state.ts';
import type { Measured, Visit } from './visit.ts';

const VERSION = 1;

/** A visit without its tensors. */
export interface VisitNotes extends Omit<Visit, 'checkpoint'> {
  /** The higher one is the newer. */
  readonly sequence: number;
  readonly position: Omit<Checkpoint, 'tensors'>;
}

const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const point = v.object({ step: count, total: number, terms: v.array(number) });
const testPoint = v.object({
  ...point.entries,
  epoch: number,
  images: count,
  squaredError: number,
  pcaSquaredError: v.exactOptional(number),
});
const pace = v.object({
  step: count,
  epoch: number,
  imagesPerSecond: number,
  stepMs: number,
  steps: v.object({ mode: v.picklist(['replayed', 'eager']), reason: v.string() }),
  snapshotShare: number,
});

const schema = v.object({
  version: v.literal(VERSION),
  sequence: count,
  spec: v.unknown(),
  position: v.object({
    step: count,
    phase: v.exactOptional(v.object({ id: v.string(), step: count })),
    reached: v.exactOptional(count),
  }),
  measured: v.object({
    trainCurve: v.array(point),
    testCurve: v.array(testPoint),
    marks: v.array(v.object({ step: count, label: v.string() })),
    phaseCurves: v.record(v.string(), v.array(point)),
    pace: v.exactOptional(pace),
  }),
});

/** The notes as text. Points with a value that is no number, which JSON cannot hold, are left out. */
export function writeVisitNotes(notes: VisitNotes): string {
  return JSON.stringify({ version: VERSION, ...notes, measured: finite(notes.measured) });
}

/** The notes in `text`. @throws HourglassError "visit/version" or "visit/damaged" */
export function parseVisitNotes(text: string): VisitNotes {
  const json = parseJson(text);
  const version = v.is(v.object({ version: v.number() }), json) ? json.version : undefined;
  if (version !== undefined && version !== VERSION) {
    throw new HourglassError(
      'visit/version',
      `It was kept in version ${version}; this page reads ${VERSION}.`,
    );
  }
  const result = v.safeParse(schema, json);
  if (!result.success) throw damaged();
  const { sequence, spec, position, measured } = result.output;
  const { pace: last, ...curves } = measured;
  return { sequence, spec: readSpec(spec), position, measured: { ...curves, pace: last } };
}

function readSpec(input: unknown): ExperimentSpec {
  try {
    return parseSpec(input);
  } catch {
    throw damaged();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged();
  }
}

const damaged = () => new HourglassError('visit/damaged', 'What was kept of the last visit is damaged.');

function finite({ trainCurve, testCurve, phaseCurves, ...others }: Measured): Measured {
  const isSound = ({ total, terms }: { readonly total: number; readonly terms: readonly number[] }) =>
    Number.isFinite(total) && terms.every(Number.isFinite);
  return {
    ...others,
    trainCurve: trainCurve.filter(isSound),
    testCurve: testCurve.filter((one) => isSound(one) && Number.isFinite(one.squaredError)),
    phaseCurves: Object.fromEntries(
      Object.entries(phaseCurves).map(([id, points]) => [id, points.filter(isSound)]),
    ),
  };
}
