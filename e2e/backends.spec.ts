/** Every backend that starts in this browser computes the gradients of every choice as the plain processor does, and the
 *  one for the processor uses all of it where the page may share memory. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectSteps, fewDigits, openExperiment, small, trainButton } from './hourglass.ts';

const experiment = { ...fewDigits, ...small };

/** Largest differences to the plain processor, beside the largest gradient. */
const TOLERANCES: Readonly<Record<string, number>> = { WebGPU: 1e-4, WebGL: 1e-4, WebAssembly: 1e-6 };

test('gradients of every choice agree to 1e-4 on webgpu and webgl, to 1e-6 on simd', async ({ page }) => {
  // Software has to compile shaders for every choice.
  test.slow();
  await openExperiment(page, experiment);
  await page.getByRole('button', { name: /^Backend/ }).click();
  await page.getByRole('button', { name: 'Check gradients' }).click();
  const table = page.getByRole('region', { name: 'Gradients of each choice' }).getByRole('row');
  await expect(page.getByText(/^All \d+ gradients agree/)).toBeVisible({ timeout: 500_000 });
  const rows = (await table.allInnerTexts()).slice(1).map((row) => row.split(/\t/));
  const backends = new Set(rows.map(([backend]) => backend));
  expect([...backends].sort()).toEqual(Object.keys(TOLERANCES).sort());
  for (const [backend = '', subject, error] of rows) {
    expect(Number(error), `${backend}: ${subject}`).toBeLessThanOrEqual(TOLERANCES[backend]!);
  }
});

/** What the page says of the backend for the processor. */
async function simdDetail(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Backend/ }).click();
  return page.getByRole('row', { name: /^CPU · WebAssembly/ }).innerText();
}

/** One processor is left to the page, if there are more than two. */
const processors = async (page: Page) => {
  const all = await page.evaluate(() => navigator.hardwareConcurrency);
  return Math.min(8, all > 2 ? all - 1 : all);
};

test('the built page is isolated and computes on as many processors as it may', async ({ page }) => {
  await openExperiment(page, experiment);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const threads = await processors(page);
  expect(await simdDetail(page)).toContain(
    threads > 1 ? `SIMD on ${threads} threads.` : 'SIMD on one thread.',
  );
});

test('served without its headers it computes on one thread, and says what would change that', async ({
  page,
}) => {
  // The document's headers alone decide.
  const isDocument = (url: URL) => /\/(index\.html)?$/.test(url.pathname);
  await page.route(isDocument, async (route) => {
    const response = await route.fetch();
    const headers = Object.entries(response.headers()).filter(([name]) => !name.startsWith('cross-origin-'));
    await route.fulfill({ response, headers: Object.fromEntries(headers) });
  });
  await openExperiment(page, experiment);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  const detail = await simdDetail(page);
  expect(detail).toContain('SIMD on one thread.');
  const threads = await processors(page);
  if (threads > 1) {
    expect(detail).toContain('Cross-Origin-Embedder-Policy: require-corp');
    expect(detail).toContain(`${threads} threads`);
  }
  await page.keyboard.press('Escape');
  await trainButton(page).click();
  await expectSteps(page, 3);
});
