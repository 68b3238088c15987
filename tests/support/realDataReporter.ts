/**
 * Prints, at the very end of a vitest run, which suites did not run because the real data are missing.
 * Does not decide whether that is a failure: describeWithData does.
 */
import type { Reporter, TestModule } from 'vitest/node';

/** The message in a frame that is hard to overlook. */
export function frame(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '#'.repeat(width + 6);
  return [rule, ...lines.map((line) => `## ${line.padEnd(width)} ##`), rule].join('\n');
}

function suitesWithoutData(modules: readonly TestModule[]): string[] {
  return modules.flatMap((module) =>
    [...module.children.allSuites()].flatMap((suite) => {
      const { missingData } = suite.meta();
      if (missingData === undefined) return [];
      return [`${module.relativeModuleId}: ${suite.fullName} (needs ${missingData})`];
    }),
  );
}

export class RealDataReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const missing = suitesWithoutData(modules);
    if (missing.length === 0) return;
    const head = `REAL DATA ARE MISSING: ${missing.length} suite(s) on real images did not run.`;
    console.log(`\n${frame([head, ...missing, 'To run them: npm run datasets && npm run unit'])}\n`);
  }
}
