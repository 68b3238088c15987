/** A visit, or a run that somebody saved, from its bytes. Not their writing: writeVisit.ts. */
import { HourglassError } from './errors.ts';
import { parseVisitNotes } from './parseVisitNotes.ts';
import { readSafetensors } from './readSafetensors.ts';
import type { Visit } from './visit.ts';
import { KEY } from './writeVisit.ts';

/** @throws HourglassError "visit/version" or "visit/damaged", "safetensors/…" */
export function readVisit(bytes: Uint8Array): { readonly visit: Visit; readonly sequence: number } {
  const { tensors, metadata } = readSafetensors(bytes);
  const notes = metadata[KEY];
  if (notes === undefined) throw new HourglassError('visit/damaged', 'These tensors belong to no visit.');
  const { sequence, spec, measured, position } = parseVisitNotes(notes);
  return { sequence, visit: { spec, measured, checkpoint: { ...position, tensors } } };
}
