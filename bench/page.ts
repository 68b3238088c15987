/**
 * `npm run bench:page`: how much of the main thread the built page takes while it trains and while its map is moved.
 * Not a test: it prints figures and asserts none. Build first: npm run build.
 */
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../scripts/findBrowser.ts';

const TRAINING_MS = 30_000;
const FRAMES = 120;

interface Usage {
  readonly taskMs: number;
  readonly scriptMs: number;
}

async function usage(session: CDPSession): Promise<Usage> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  return { taskMs: of('TaskDuration'), scriptMs: of('ScriptDuration') };
}

/** Main-thread tasks above 50 ms in 30 s of training, milliseconds each. */
async function longTasks(page: Page): Promise<number[]> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  // The start may take longer: charts are loaded and drawn for the first time.
  await page.waitForTimeout(5000);
  return page.evaluate(async (ms) => {
    const found: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.push(duration);
    }).observe({ type: 'longtask' });
    await new Promise((resolve) => setTimeout(resolve, ms));
    return found;
  }, TRAINING_MS);
}

/** CPU of the main thread for each frame in which the map of 70,000 points is zoomed. */
async function mapFrames(page: Page, session: CDPSession): Promise<Usage> {
  const map = page
    .getByRole('region', { name: 'Autoencoder code' })
    .getByRole('img', { name: /^Map of the codes/ });
  await map.hover({ force: true });
  const before = await usage(session);
  for (let i = 0; i < FRAMES; i++) {
    await page.mouse.wheel(0, i % 20 < 10 ? -40 : 40);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const after = await usage(session);
  return {
    taskMs: (after.taskMs - before.taskMs) / FRAMES,
    scriptMs: (after.scriptMs - before.scriptMs) / FRAMES,
  };
}

async function main(): Promise<void> {
  const server = await preview({ preview: { host: '127.0.0.1', port: 4180 } });
  const args = ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: await findBrowser(), args });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto('http://127.0.0.1:4180/');
    await page.getByText(/^Ready/).waitFor();
    const before = await usage(session);
    const tasks = await longTasks(page);
    const { taskMs } = await usage(session);
    console.log(`Main-thread tasks above 50 ms in 30 s of training: ${tasks.length}`);
    if (tasks.length > 0) console.log(`  ${tasks.map(Math.round).join(', ')} ms`);
    console.log(`Main-thread CPU while training: ${Math.round(taskMs - before.taskMs)} ms in 35 s`);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.waitForTimeout(15_000);
    const frame = await mapFrames(page, session);
    console.log(`A frame of the map, 70,000 points, zooming: ${frame.scriptMs.toFixed(2)} ms of script,`);
    console.log(`  ${frame.taskMs.toFixed(2)} ms of main-thread CPU with everything the browser does for it`);
  } finally {
    await browser.close();
    await server.close();
  }
}

await main();
