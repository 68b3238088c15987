/**
 * How unit tests run: in Node, two at a time, a process for each file: backends and the store keep what one test leaves.
 * Those that neither choose a backend nor touch the store share theirs. Not the browser tests: see playwright.config.ts.
 */
import { defineConfig } from 'vitest/config';
import { RealDataReporter } from './tests/support/realDataReporter.ts';
import { TallyReporter } from './tests/support/tallyReporter.ts';

const SHARING = [
  'src/{catalog,components,protocol}/**/*.test.ts',
  'src/engine/{codecs,evaluation,probes}/**/*.test.ts',
  'tests/exact/**/*.test.ts',
  'scripts/**/*.test.ts',
];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Generous: no test asserts a time, and the machine may be busy.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', new RealDataReporter(), new TallyReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: SHARING,
        },
      },
      { extends: true, test: { name: 'sharing', include: SHARING, isolate: false } },
    ],
  },
});
