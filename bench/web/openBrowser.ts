/** Starts engines in a browser without a window, each in a worker of one page. Not the page: page/. */
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/findBrowser.ts';
import { LIMIT_MS, tooLong } from '../childProcess.ts';
import type { Answer } from '../engine/requests.ts';
import type { Contestant, TfjsEngine } from '../engines.ts';
import { loadImages } from '../images.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { buildPage } from './buildPage.ts';
import { servePage } from './servePage.ts';

const FLAGS = [
  '--enable-unsafe-webgpu',
  '--enable-unsafe-swiftshader',
  // Chromium refuses its sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export interface BenchBrowser {
  /** Such as "Chromium 140.0.7339.16". */
  readonly name: string;
  /** @throws Error with the reason why it does not start */
  start(engine: TfjsEngine): Promise<Contestant>;
  close(): Promise<void>;
}

/** @throws Error "over … s" */
async function limited(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLong()), LIMIT_MS);
  });
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer));
}

async function startIn(page: Page, { id, backend, threads, replayed }: TfjsEngine): Promise<Contestant> {
  const stop = () => page.evaluate((name) => globalThis.contestants!.stop(name), id);
  const orStop = (answer: Promise<Answer>) =>
    limited(answer)
      .then(parseAnswer)
      .catch(async (error: unknown) => {
        // One that still computes would disturb the others.
        if (error instanceof Error && error.message === tooLong().message) await stop();
        throw error;
      });
  const setup = { backend, threads, replayed };
  await orStop(
    page.evaluate(([name, given]) => globalThis.contestants!.start(name, given), [id, setup] as const),
  );
  return {
    ask: (request) =>
      orStop(
        page.evaluate(([name, asked]) => globalThis.contestants!.ask(name, asked), [id, request] as const),
      ),
    stop,
  };
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(address);
  await page.waitForFunction(() => globalThis.contestants !== undefined);
  const isIsolated = await page.evaluate(() => globalThis.crossOriginIsolated);
  if (!isIsolated) throw new Error('The page is not isolated: threads cannot share memory.');
  return page;
}

/** Builds and serves the page and opens it; the caller closes. */
export async function openBrowser(): Promise<BenchBrowser> {
  const built = await buildPage();
  const server = await servePage(built.folder, loadImages);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: FLAGS });
  const close = async () => {
    await browser.close();
    server.close();
    await built.remove();
  };
  try {
    const page = await openPage(browser, server.address);
    return { name: `Chromium ${browser.version()}`, start: (engine) => startIn(page, engine), close };
  } catch (error) {
    await close();
    throw error;
  }
}
