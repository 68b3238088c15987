/**
 * How unit tests run: in Node, two at a time. Most files share two processes, for importing tfjs takes longer than most
 * tests; each says which backend it computes on (tests/support). Not the browser tests: see playwright.config.ts.
 */
import { defineConfig } from 'vitest/config';
import { RealDataReporter } from './tests/support/realDataReporter.ts';
import { TallyReporter } from './tests/support/tallyReporter.ts';

/** A process for each of these: they begin with a store that nobody used, take modules' places, or stand between backends. */
const ALONE = [
  'src/store/**/*.test.ts',
  'src/engine/failures.test.ts',
  'tests/registry/gradients.test.ts',
  'src/engine/backends/*.test.ts',
  'src/engine/backends/simd/*.test.ts',
  'src/engine/export/layersModel.test.ts',
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
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: {
          name: 'sharing',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ALONE,
          isolate: false,
        },
      },
    ],
  },
});
