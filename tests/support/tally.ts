/**
 * Hands the numbers of passed and failed tests from a test runner to scripts/runTests.ts, which adds them up.
 * Does nothing when a runner was started by itself.
 */
import { appendFileSync } from 'node:fs';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Appends one line to the file that $HOURGLASS_TALLY names. */
export function recordTally(tally: Tally): void {
  const path = process.env.HOURGLASS_TALLY;
  if (path !== undefined) appendFileSync(path, `${tally.passed} ${tally.failed} ${tally.skipped}\n`);
}

/** The sum of all lines that `recordTally` wrote. */
export function sumTallies(text: string): Tally {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const line of text.split('\n').filter((candidate) => candidate !== '')) {
    const [linePassed = 0, lineFailed = 0, lineSkipped = 0] = line.split(' ').map(Number);
    passed += linePassed;
    failed += lineFailed;
    skipped += lineSkipped;
  }
  return { passed, failed, skipped };
}
