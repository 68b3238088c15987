/** What to make of a rejected command. Not the wording: the worker's messages say what to do. */
import { toWireError, type WireError } from '#protocol/errors.ts';

/** Somebody cancelled, or the worker was lost, of which the page is told separately. */
const EXPECTED: ReadonlySet<string> = new Set(['task/cancelled', 'worker/absent', 'worker/lost']);

/** The question was about another run than the one that is open by now. */
const OVERTAKEN: ReadonlySet<string> = new Set([
  'run/none',
  'decode/shape',
  'encode/shape',
  'inspect/index',
  'thumbnails/kind',
  'pca/notReady',
  'prior/none',
]);

/** The error of a refused command, or undefined if it needs no telling. */
export function unexpected(thrown: unknown): WireError | undefined {
  const error = toWireError(thrown);
  return EXPECTED.has(error.code) ? undefined : error;
}

/** The same for a question that a panel asked while the person went on. */
export function unexpectedAnswer(thrown: unknown): WireError | undefined {
  const error = unexpected(thrown);
  return error && OVERTAKEN.has(error.code) ? undefined : error;
}
