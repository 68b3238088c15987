/**
 * `npm run bench:page`: how much of the main thread the built page takes while it trains, and while its map and sliders are moved.
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

/** CPU of the main thread for each of as many frames, in which something is done. */
async function perFrame(
  page: Page,
  session: CDPSession,
  act: (frame: number) => Promise<void>,
): Promise<Usage> {
  const before = await usage(session);
  for (let i = 0; i < FRAMES; i++) {
    await act(i);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const after = await usage(session);
  return {
    taskMs: (after.taskMs - before.taskMs) / FRAMES,
    scriptMs: (after.scriptMs - before.scriptMs) / FRAMES,
  };
}

/** What is done to the map and to the sliders, once a frame; each draws the image of another code. */
async function actsOn(page: Page): Promise<Readonly<Record<string, (frame: number) => Promise<void>>>> {
  const map = page
    .getByRole('region', { name: 'Autoencoder code' })
    .getByRole('img', { name: /^Map of the codes/ });
  const box = await map.boundingBox();
  if (!box) throw new Error('The map is not on the page.');
  const slider = page.getByRole('complementary', { name: 'Generate' }).getByRole('slider').first();
  const pointAt = (share: number) =>
    page.mouse.move(box.x + box.width * (0.25 + 0.5 * share), box.y + box.height * (0.5 + 0.2 * share));
  return {
    'nothing done': async () => {},
    'the map of 70,000 points zoomed': async (frame) => {
      if (frame === 0) await pointAt(0.5);
      await page.mouse.wheel(0, frame % 20 < 10 ? -40 : 40);
    },
    'the pointer moved over the map, each place decoded': (frame) => pointAt(frame / FRAMES),
    'a slider moved, each code decoded': async (frame) => {
      if (frame === 0) await slider.focus();
      await page.keyboard.press(frame % 40 < 20 ? 'ArrowRight' : 'ArrowLeft');
    },
  };
}

async function printFrames(page: Page, session: CDPSession, when: string): Promise<void> {
  console.log(`CPU of the main thread for a frame, ${when}: script; with everything the browser does for it`);
  for (const [what, act] of Object.entries(await actsOn(page))) {
    const { scriptMs, taskMs } = await perFrame(page, session, act);
    console.log(`  ${scriptMs.toFixed(2)} ms; ${taskMs.toFixed(2)} ms: ${what}`);
  }
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
    // A fast machine is through with all epochs by now.
    const pause = page.getByRole('button', { name: 'Pause', exact: true });
    if (await pause.isVisible()) await pause.click();
    await page.waitForTimeout(15_000);
    await printFrames(page, session, 'at rest');
  } finally {
    await browser.close();
    await server.close();
  }
}

await main();
