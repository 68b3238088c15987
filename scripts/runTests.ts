/**
 * `npm test`: gets the data, then lint, types, unit tests and browser tests, and adds up what passed and failed.
 * Goes on after a failure, so that one run tells everything.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseTallies, sumTallies, type Tally, tallyLine } from '../tests/support/tally.ts';

const REPOSITORY = resolve(import.meta.dirname, '..');
const STEPS = ['datasets', 'lint', 'types', 'unit', 'e2e'];

interface StepResult extends Tally {
  readonly step: string;
  readonly ok: boolean;
}

/** Runs one npm script, which may leave its numbers in the tally file. */
function runStep(step: string, tallyPath: string): StepResult {
  console.log(`\n=== npm run ${step}`);
  writeFileSync(tallyPath, '');
  const { status } = spawnSync('npm', ['run', '--silent', step], {
    cwd: REPOSITORY,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, HOURGLASS_TALLY: tallyPath },
  });
  const tally = sumTallies(parseTallies(readFileSync(tallyPath, 'utf8')));
  const ok = status === 0;
  // A step that fails without a failed test, such as lint, counts as one failure.
  return { ...tally, step, ok, failed: ok ? tally.failed : Math.max(1, tally.failed) };
}

const folder = mkdtempSync(join(tmpdir(), 'hourglass-tests-'));
try {
  const results = STEPS.map((step) => runStep(step, join(folder, 'tally')));
  console.log('');
  for (const { step, ok } of results) console.log(`${ok ? 'ok    ' : 'FAILED'}  ${step}`);
  const total = sumTallies(results);
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  console.log(tallyLine(total));
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
