/**
 * Hands the numbers of passed and failed tests from a run of vitest or Playwright to scripts/runTests.ts.
 * Records nothing when a runner was started by itself.
 */
import { appendFileSync } from 'node:fs';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Appends one line to the file that $HOURGLASS_TALLY names. */
export function recordTally({ passed, failed, skipped }: Tally): void {
  const path = process.env.HOURGLASS_TALLY;
  if (path !== undefined) appendFileSync(path, `${passed} ${failed} ${skipped}\n`);
}

/** The lines that `recordTally` wrote. */
export function parseTallies(text: string): Tally[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [passed = 0, failed = 0, skipped = 0] = line.split(' ').map(Number);
    return { passed, failed, skipped };
  });
}

export function sumTallies(tallies: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The closing line of a test run. */
export function tallyLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
