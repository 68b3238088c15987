/** How `npm run pictures` runs: as the browser tests do, against the built app. It is not one of them. */
import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

export default defineConfig({
  ...base,
  testDir: 'scripts/pictures',
  testMatch: 'takePictures.ts',
  // Real training, on the processor.
  timeout: 300_000,
});
