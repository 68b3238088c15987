/**
 * `npm run e2e`: finds a browser, builds the app and runs the browser tests on it.
 * Arguments are Playwright's own (npm run e2e -- e2e/train.spec.ts --headed), but for --no-build, which tests dist/ as it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { recordTally, tallyLine } from '../tests/support/tally.ts';
import { findBrowser } from './findBrowser.ts';

const REPOSITORY = resolve(import.meta.dirname, '..');
const SUMMARY = join(REPOSITORY, 'test-results/summary.json');
const SKIP_BUILD = '--no-build';

/** The part of the report of Playwright's json reporter that is needed here. */
const summarySchema = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  errors: v.array(v.unknown()),
});

/** Runs a program of node_modules. @returns its exit code */
function runNode(script: string, args: readonly string[]): number {
  const path = join(REPOSITORY, 'node_modules', script);
  return spawnSync(process.execPath, [path, ...args], { cwd: REPOSITORY, stdio: 'inherit' }).status ?? 1;
}

function runPlaywright(args: readonly string[]): number {
  rmSync(SUMMARY, { force: true });
  const status = runNode('@playwright/test/cli.js', ['test', ...args]);
  // Playwright leaves no summary when it only printed its help or did not get as far as the tests.
  if (!existsSync(SUMMARY)) return status;
  const { stats, errors } = v.parse(summarySchema, JSON.parse(readFileSync(SUMMARY, 'utf8')));
  const failed = stats.unexpected + errors.length;
  const tally = {
    passed: stats.expected + stats.flaky,
    // A run that was broken off must not look like success.
    failed: status === 0 ? failed : Math.max(1, failed),
    skipped: stats.skipped,
  };
  recordTally(tally);
  console.log(tallyLine(tally));
  return status;
}

async function main(args: readonly string[]): Promise<number> {
  process.env.HOURGLASS_BROWSER = await findBrowser();
  console.log(`Browser: ${process.env.HOURGLASS_BROWSER}`);
  if (!args.includes(SKIP_BUILD)) {
    const built = runNode('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
    if (built !== 0) return built;
  }
  return runPlaywright(args.filter((argument) => argument !== SKIP_BUILD));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
