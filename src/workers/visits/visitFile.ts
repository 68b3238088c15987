/** A visit as bytes: a safetensors file, with what is not a tensor in its metadata. Not where the bytes are kept. */
import { writeSafetensors } from '#engine/export/safetensors.ts';
import { HourglassError } from '#protocol/errors.ts';
import { parseVisitNotes, writeVisitNotes } from '#protocol/parseVisitNotes.ts';
import { readSafetensors } from '#protocol/readSafetensors.ts';
import type { Visit } from '#protocol/visit.ts';

const KEY = 'visit';

/** @param sequence the higher one is the newer */
export function writeVisit({ spec, measured, checkpoint }: Visit, sequence: number): Uint8Array<ArrayBuffer> {
  const { tensors, ...position } = checkpoint;
  const notes = writeVisitNotes({ sequence, spec, measured, position });
  return writeSafetensors({ tensors, metadata: { [KEY]: notes } });
}

/** @throws HourglassError "visit/version" or "visit/damaged", "safetensors/…" */
export function readVisit(bytes: Uint8Array): { readonly visit: Visit; readonly sequence: number } {
  const { tensors, metadata } = readSafetensors(bytes);
  const notes = metadata[KEY];
  if (notes === undefined) throw new HourglassError('visit/damaged', 'These tensors belong to no visit.');
  const { sequence, spec, measured, position } = parseVisitNotes(notes);
  return { sequence, visit: { spec, measured, checkpoint: { ...position, tensors } } };
}
