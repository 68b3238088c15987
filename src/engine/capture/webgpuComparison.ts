/**
 * Whether a step did the same when it was recorded as when it warmed up, so that repeating the record repeats the step.
 * Not the record: see webgpuTrace.ts.
 */
import type { Dispatch } from './webgpuTrace.ts';

/** Why the recorded dispatches do not stand for every further step, as the end of a refusal; undefined if they do.
 *  Tensors from outside the step may be uploaded by the warm-up: afterwards they are on the graphics card. */
export function findDifference(
  warmUp: readonly Dispatch[],
  recorded: readonly Dispatch[],
): string | undefined {
  for (const [i, dispatch] of recorded.entries()) {
    for (const [input, { size, value }] of dispatch.uploads) {
      if (size > 1) return `it uploads ${size} numbers`;
      const before = warmUp[i]?.uploads.get(input);
      if (before === undefined || !Object.is(before.value, value)) return 'it uploads a number that changes';
    }
    if (dispatch.signature !== warmUp[i]?.signature) return 'it does not do the same every time';
  }
  return warmUp.length === recorded.length ? undefined : 'it does not do the same every time';
}
