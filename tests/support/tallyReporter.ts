/** Counts the unit tests of a vitest run for scripts/runTests.ts. Prints nothing: vitest's own reporter does. */
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { recordTally } from './tally.ts';

export class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    // A file or a hook that fails outside its tests counts as one failure.
    const brokenModules = modules.filter(
      (module) => !module.ok() && ![...module.children.allTests('failed')].length,
    );
    recordTally({
      passed: states.filter((state) => state === 'passed').length,
      failed:
        states.filter((state) => state === 'failed').length + brokenModules.length + unhandledErrors.length,
      skipped: states.filter((state) => state === 'skipped').length,
    });
  }
}
