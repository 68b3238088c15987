/** How each measure of a lesson is read from a run that is over. Not the measuring: engine/probes. */
import { knownSigma } from '#catalog/corruptions/knownSigma.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Findings, MeasureId } from '#catalog/lessons/measures.ts';
import type { FrameId, Frames, Needs } from '#protocol/frames.ts';
import type { TestPoint } from '#protocol/messages.ts';

type Newest = { readonly [Id in FrameId]?: Frames[Id] };

interface Reader {
  /** Of the worker. */
  needs?(spec: ExperimentSpec): Needs;
  /** Undefined while it is not known at the step of the test. */
  read(test: TestPoint, frames: Newest): number | undefined;
}

const meanOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** A frame, if it was measured at the step of the test. */
const at = <Frame extends { readonly step: number }>({ step }: TestPoint, frame: Frame | undefined) =>
  frame?.step === step ? frame : undefined;

function meanLength(field: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < field.length; i += 2) sum += Math.hypot(field[i]!, field[i + 1]!);
  return sum / (field.length / 2);
}

const ofLinearTruth = (read: (frame: Frames['linearTruth']) => number): Reader => ({
  needs: () => ({ linearTruth: true }),
  read(test, { linearTruth }) {
    const frame = at(test, linearTruth);
    return frame && read(frame);
  },
});

const ofField = (read: (frame: Frames['denoisingField']) => number | undefined): Reader => ({
  needs: (spec) => ({ denoisingField: { sigma: knownSigma(spec) } }),
  read(test, { denoisingField }) {
    const frame = at(test, denoisingField);
    return frame && read(frame);
  },
});

const readers: Readonly<Record<MeasureId, Reader>> = {
  squaredError: { read: (test) => test.squaredError },
  pcaSquaredError: { read: (test) => test.pcaSquaredError },
  reconstruction: { read: (test) => test.terms[0] },
  largestAngle: ofLinearTruth(({ angles }) => Math.max(...angles)),
  alignment: ofLinearTruth(({ alignments }) => meanOf(alignments)),
  activeShare: {
    needs: () => ({ activity: true }),
    read: (test, { activity }) => at(test, activity)?.layers.find(({ name }) => name === 'code')?.activeShare,
  },
  jacobian: {
    needs: () => ({ jacobian: { of: 'encoder', units: [0, 1] } }),
    read(test, { jacobian }) {
      const norms = at(test, jacobian)?.atImages;
      return norms && norms.length > 0 ? meanOf(norms) : undefined;
    },
  },
  kl: {
    needs: () => ({ klPerUnit: true }),
    read: (test, { klPerUnit }) => at(test, klPerUnit)?.kl.reduce((sum, one) => sum + one, 0),
  },
  cosine: ofField(({ cosine }) => cosine),
  displacement: ofField(({ field }) => meanLength(field)),
  holes: {
    needs: () => ({ holes: true }),
    read: (test, { holes }) => at(test, holes)?.share,
  },
};

/** What the worker must be asked for. */
export const needsOf = (measures: readonly MeasureId[], spec: ExperimentSpec): Needs =>
  Object.assign({}, ...measures.map((id) => readers[id].needs?.(spec)));

/** Every measure's value, or undefined while one is not known yet. */
export function findingsOf(
  measures: readonly MeasureId[],
  test: TestPoint,
  frames: Newest,
): Findings | undefined {
  const known = measures.flatMap((id) => {
    const value = readers[id].read(test, frames);
    return value === undefined ? [] : [[id, value] as const];
  });
  return known.length === measures.length ? Object.fromEntries(known) : undefined;
}
