/**
 * How unit tests run: in Node, two at a time. Those that compute have a process for each file, for TensorFlow.js keeps what is
 * registered and switched for all of a process; the others share theirs. Not the browser tests: see playwright.config.ts.
 */
import { defineConfig } from 'vitest/config';
import { RealDataReporter } from './tests/support/realDataReporter.ts';
import { TallyReporter } from './tests/support/tallyReporter.ts';

const PLAIN = ['app', 'components', 'protocol', 'store'].map((room) => `src/${room}/**/*.test.{ts,tsx}`);

const shared = {
  environment: 'node',
  pool: 'forks',
  maxWorkers: 2,
  // Generous: no test asserts a time, and the machine may be busy.
  testTimeout: 240_000,
  hookTimeout: 240_000,
} as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new RealDataReporter(), new TallyReporter()],
    projects: [
      {
        test: {
          ...shared,
          name: 'computing',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: PLAIN,
        },
      },
      {
        test: { ...shared, name: 'plain', include: [...PLAIN, 'scripts/**/*.test.ts'], isolate: false },
      },
    ],
  },
});
