/** What outlasts a click, a tab and a machine: undo, the next visit, shared links, embedded pages and files. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  expectReady,
  expectSteps,
  fewDigits,
  openExperiment,
  pauseButton,
  small,
  status,
  stepCount,
  trainButton,
  trainLoss,
} from './hourglass.ts';

const generated = { ...fewDigits, ...small };
const short = { ...generated, training: { batchSize: 64, epochs: 1 } };

const notices = (page: Page) => page.getByRole('log', { name: 'Notices' });
const units = (page: Page) => page.getByRole('slider', { name: /^Units/ });
const rate = (page: Page) => page.getByRole('slider', { name: /Learning rate/ });

/** States that this browser keeps for the next visit: 0 to 2. */
function keptStates(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const name = 'hourglass-visit';
    const databases = await indexedDB.databases();
    if (!databases.some((database) => database.name === name)) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const count = opening.result.transaction('slots').objectStore('slots').count();
        count.onsuccess = () => {
          opening.result.close();
          resolve(count.result);
        };
      };
    });
  });
}

/** Serves a page of somebody else's, with nothing but the snippet in it. */
async function serveArticle(snippet: string) {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><link rel="icon" href="data:,"><body style="margin:0">${snippet}`);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const found = server.address();
  const port = typeof found === 'object' && found ? found.port : 0;
  return { address: `http://localhost:${port}/`, close: () => void server.close() };
}

async function openShare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share and export' }).click();
}

/** What a button of the Share menu saves, as text. */
async function saved(page: Page, name: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('region', { name: 'Download' }).getByRole('button', { name, exact: true }).click();
  return readFile(await (await downloading).path(), 'utf8');
}

test('keys undo and redo: a live setting tunes, another one opens its experiment again', async ({ page }) => {
  await openExperiment(page, generated);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  const [rateBefore, unitsBefore] = [await rate(page).inputValue(), await units(page).inputValue()];
  await trainButton(page).click();
  await expectSteps(page, 5);
  await rate(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+z');
  await expect(rate(page)).toHaveValue(rateBefore);
  await pauseButton(page).click();
  expect(await stepCount(page)).toBeGreaterThanOrEqual(5);

  await units(page).focus();
  await page.keyboard.press('ArrowRight');
  const unitsAfter = await units(page).inputValue();
  await expectReady(page);
  await page.keyboard.press('Control+z');
  await expect(units(page)).toHaveValue(unitsBefore);
  await expect(status(page)).toContainText('Restarted: Units');
  await page.keyboard.press('Control+Shift+z');
  await expect(units(page)).toHaveValue(unitsAfter);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(units(page)).toHaveValue(unitsBefore);

  const seed = page.getByRole('textbox', { name: 'Seed' });
  await seed.fill('77');
  await page.keyboard.press('Control+z');
  await expect(units(page)).toHaveValue(unitsBefore); // the field undoes its own typing
});

test('the drag of a slider is one entry, and Back is the same as undo', async ({ page }) => {
  await openExperiment(page, generated);
  const before = await units(page).inputValue();
  const box = await units(page).boundingBox();
  if (!box) throw new Error('the slider has no place');
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 0.3 * box.width, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.7 * box.width, middle, { steps: 6 });
  await page.mouse.up();
  const after = await units(page).inputValue();
  const size = await page.getByRole('textbox', { name: /^Units.*, value$/ }).inputValue();
  await expect.poll(() => decodeURIComponent(page.url())).toContain(`"size":${size}`);
  await page.goBack();
  await expect(units(page)).toHaveValue(before);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(units(page)).toHaveValue(after);
});

test('a tab that is closed while it trains goes on in the next one, curves included', async ({
  page,
  context,
}) => {
  await openExperiment(page, generated);
  await trainButton(page).click();
  await expect.poll(() => keptStates(page), { timeout: 60_000 }).toBeGreaterThan(0);
  await page.close();

  const next = await context.newPage();
  await next.goto('./');
  await expect(notices(next)).toContainText(/Resumed at step [\d,]+ of your last visit/, { timeout: 60_000 });
  await expect(status(next)).toContainText(/paused/i);
  const resumed = await stepCount(next);
  expect(resumed).toBeGreaterThan(0);
  await expect.poll(() => trainLoss(next)).toBeGreaterThan(0);
  expect(decodeURIComponent(next.url())).toContain('strokeDigits');
  await trainButton(next).click();
  await expectSteps(next, resumed + 5);
  await pauseButton(next).click();
  await expect(status(next)).toContainText(/paused/i);

  await notices(next).getByRole('button', { name: 'Start over' }).click();
  await expectReady(next);
  expect(await stepCount(next)).toBe(0);
  await next.reload();
  await expectReady(next);
  await expect(notices(next)).not.toContainText('Resumed');
});

test('a link opens the same experiment in a fresh profile', async ({ page, browser, baseURL }) => {
  await openExperiment(page, { ...generated, seed: 7, code: { id: 'gaussian', params: { size: 3 } } });
  await openShare(page);
  const link = await page.getByRole('textbox', { name: 'Address of this experiment' }).inputValue();
  const fresh = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const other = await fresh.newPage();
  await other.goto(link);
  await expectReady(other);
  await expect(other.getByRole('textbox', { name: 'Seed' })).toHaveValue('7');
  await expect(units(other)).toHaveValue(await units(page).inputValue());
  await expect(notices(other)).toBeEmpty();
  await fresh.close();
});

test('of two tabs one keeps its training, and the other says so and trains, too', async ({
  page,
  context,
}) => {
  await openExperiment(page, generated);
  await trainButton(page).click();
  await expectSteps(page, 5);
  const second = await context.newPage();
  await openExperiment(second, generated);
  await expect(notices(second)).toBeEmpty();
  await trainButton(second).click();
  await expectSteps(second, 5);
  await expect(notices(second)).toContainText('open in another tab');
  await page.close();
  await expect(notices(second)).not.toContainText('open in another tab');
});

test('the curve ends with what the page says, and settings come back from their file', async ({ page }) => {
  await openExperiment(page, short);
  await trainButton(page).click();
  await expect(status(page)).toContainText('All epochs are done', { timeout: 120_000 });
  const comparison = page.getByRole('region', { name: 'Against PCA, same size' });
  const steps = (await stepCount(page)).toLocaleString('en-US');
  await expect(comparison).toContainText(new RegExp(`vs\\s*[\\d.]+.*step ${steps}`, 's'), {
    timeout: 60_000,
  });
  await openShare(page);
  const csv = (await saved(page, 'Curve')).trim().split('\n');
  const columns = csv[0]!.split(',');
  const last = csv.at(-1)!.split(',');
  const value = (name: string) => Number(last[columns.indexOf(name)]);
  expect(value('step')).toBe(await stepCount(page));
  expect(value('epoch')).toBe(1);
  await expect(comparison).toContainText(
    `${value('test squared error').toFixed(2)} vs ${value('PCA squared error').toFixed(2)}`,
  );

  const settings = await saved(page, 'Settings');
  await page.keyboard.press('Escape');
  const before = await units(page).inputValue();
  await units(page).focus();
  await page.keyboard.press('ArrowRight');
  await openShare(page);
  const file = page.getByLabel('Settings file');
  await file.setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(settings),
  });
  await expect(units(page)).toHaveValue(before);
  await file.setInputFiles({
    name: 'odd.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"training":{"epochs":-1}}'),
  });
  await expect(notices(page)).toContainText(/odd\.json: training\.epochs is -1; allowed is/);
});

test.describe('embedded in a page elsewhere', () => {
  // Another origin than the page's own.
  test.use({ allowedConsole: [/^foreign request: http:\/\/localhost:\d+\/$/] });

  test('it trains on one thread, without settings, at 800 and at 360 pixels', async ({ page }) => {
    await openExperiment(page, generated);
    await openShare(page);
    const snippet = await page
      .getByRole('textbox', { name: 'HTML that embeds this experiment' })
      .inputValue();
    const { address, close } = await serveArticle(snippet);
    for (const width of [800, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      const inside = page.frameLocator('iframe');
      await inside.getByRole('button', { name: 'Train', exact: true }).click();
      await expect(inside.getByText(/^step ([1-9]|\d+,)/).first()).toBeVisible({ timeout: 60_000 });
      await expect(inside.getByRole('img', { name: /^Map of the codes/ })).toBeVisible();
      await expect(inside.getByRole('slider', { name: 'z₁', exact: true })).toBeVisible();
      await expect(inside.getByRole('combobox', { name: 'Network' })).toHaveCount(0);
      const frame = page.frames().at(-1)!;
      expect(await frame.evaluate(() => crossOriginIsolated)).toBe(false);
      expect(
        await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await inside.getByRole('button', { name: 'Pause', exact: true }).click();
    }
    close();
  });
});
