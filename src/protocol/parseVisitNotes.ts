/**
 * From text to what a visit leaves behind beside its tensors: every field is checked.
 * Not the way back: writeVisit.ts. Not a migration: version 1 is the only one so far.
 */
import * as v from 'valibot';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { HourglassError } from './errors.ts';
import { parseSpec } from './parseSpec.ts';
import { VERSION, type VisitNotes } from './writeVisit.ts';

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
