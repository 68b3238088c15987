/** How the browser tests run: against the built app, two files at a time. Start them with `npm run e2e`. */
import { defineConfig } from '@playwright/test';

const PORT = Number(process.env.HOURGLASS_E2E_PORT ?? 4179);
const ADDRESS = `http://127.0.0.1:${PORT}`;

/** Parts of the browser that work beside each page: windows of the address bar, a page of their own each, and what asks the
 *  network at the start. This list takes the place of Playwright's own. */
const UNWANTED = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'HttpsUpgrades',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'PaintHolding',
];

const FLAGS = [
  '--enable-unsafe-webgpu',
  '--enable-unsafe-swiftshader',
  // Chromium refuses its sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  // The browser's own traffic: the tests are about the page's.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  `--disable-features=${UNWANTED.join(',')}`,
];

const executablePath = process.env.HOURGLASS_BROWSER;
const isContinuousIntegration = process.env.CI !== undefined;

export default defineConfig({
  testDir: 'e2e',
  // Generous: training runs on the processor here, and no test asserts a time.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // A test waits for the page about as long as the page computes.
  workers: 2,
  retries: isContinuousIntegration ? 1 : 0,
  forbidOnly: isContinuousIntegration,
  reporter: [['list'], ['json', { outputFile: 'test-results/summary.json' }]],
  use: {
    baseURL: ADDRESS,
    browserName: 'chromium',
    launchOptions: { args: FLAGS, ...(executablePath !== undefined && { executablePath }) },
    trace: 'on-first-retry',
    // Every frame is drawn on the processor here; what fades has unit tests. The first minute, training and the map
    // move as they do for most.
    reducedMotion: 'reduce',
    // Every test is a first visit; e2e/offline.spec.ts lets them in.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    url: ADDRESS,
    reuseExistingServer: false,
  },
});
