/** How unit tests run: in Node, two at a time. Not the browser tests: see playwright.config.ts. */
import { defineConfig } from 'vitest/config';
import { RealDataReporter } from './tests/support/realDataReporter.ts';
import { TallyReporter } from './tests/support/tallyReporter.ts';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Generous: no test asserts a time, and the machine may be busy.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', new RealDataReporter(), new TallyReporter()],
  },
});
