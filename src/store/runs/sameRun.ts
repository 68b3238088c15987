/** Whether two kept runs are one: the same settings and the same measurements. Not what a person wrote about them. */
import { sameValue } from '#catalog/sameValue.ts';
import type { KeptRun } from '#protocol/keptRun.ts';

/** What a person may change, and the pictures, may differ, and so may the id. */
export function isSameRun(a: KeptRun, b: KeptRun): boolean {
  return a.at === b.at && a.steps === b.steps && sameValue(essenceOf(a), essenceOf(b));
}

function essenceOf({ spec, outcome, terms, train, test, sweep }: KeptRun) {
  return { spec, outcome, terms, sweep, train: Object.values(train), test: Object.values(test) };
}
