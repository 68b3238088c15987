/** What to make of a rejected command. Not the wording: the worker's messages say what to do. */
import { toWireError, type WireError } from '#protocol/errors.ts';

/** Codes of refusals that the person caused on purpose: another run began, or they cancelled. */
const EXPECTED: ReadonlySet<string> = new Set(['run/superseded', 'task/cancelled', 'worker/absent']);

/** The error, or undefined if it needs no telling. */
export function unexpected(thrown: unknown): WireError | undefined {
  const error = toWireError(thrown);
  return EXPECTED.has(error.code) ? undefined : error;
}
