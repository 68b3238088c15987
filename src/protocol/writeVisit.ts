/**
 * A visit, or the run that somebody saves, as bytes: a safetensors file with the experiment and what else is not a tensor in
 * its metadata. Not where the bytes are kept, and not their reading: readVisit.ts.
 */
import type { Checkpoint } from './state.ts';
import type { Measured, Visit } from './visit.ts';
import { writeSafetensors } from './writeSafetensors.ts';

export const VERSION = 1;

/** What is no tensor stands there in the metadata. */
export const KEY = 'visit';

/** A visit without its tensors. */
export interface VisitNotes extends Omit<Visit, 'checkpoint'> {
  /** The higher one is the newer. */
  readonly sequence: number;
  readonly position: Omit<Checkpoint, 'tensors'>;
}

/** @param sequence the higher one is the newer */
export function writeVisit({ spec, measured, checkpoint }: Visit, sequence: number): Uint8Array<ArrayBuffer> {
  const { tensors, ...position } = checkpoint;
  const notes = writeVisitNotes({ sequence, spec, measured, position });
  // The experiment on its own, too, as in the files of the networks: for whoever reads it elsewhere.
  const metadata = { format: 'hourglass', [KEY]: notes, experiment: JSON.stringify(spec) };
  return writeSafetensors({ tensors, metadata });
}

/** The notes as text. Points with a value that is no number, which JSON cannot hold, are left out. */
export function writeVisitNotes(notes: VisitNotes): string {
  return JSON.stringify({ version: VERSION, ...notes, measured: finite(notes.measured) });
}

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
