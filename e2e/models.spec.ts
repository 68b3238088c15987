/** Models as files: what was trained here is opened in another browser and goes on there; nothing is lost on the way. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  expectSteps,
  fewDigits,
  openExperiment,
  small,
  status,
  stepCount,
  trainButton,
} from './hourglass.ts';

const short = {
  ...fewDigits,
  ...small,
  seed: 7,
  training: { batchSize: 50, epochs: 1 },
} as const;

interface SavedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const notices = (page: Page) => page.getByRole('log', { name: 'Notices' });
const seed = (page: Page) => page.getByRole('textbox', { name: 'Seed' });
const comparison = (page: Page) => page.getByRole('region', { name: 'Against PCA, same size' });

/** Trains to the end. @returns the squared error of all test images */
async function trainToEnd(page: Page): Promise<string> {
  await openExperiment(page, short);
  await trainButton(page).click();
  await expect(status(page)).toContainText('All epochs are done', { timeout: 120_000 });
  await expect(comparison(page)).toContainText(/200 test images, step 20/, { timeout: 60_000 });
  const [, error = ''] = /([\d.]+)\s*vs/.exec(await comparison(page).innerText()) ?? [];
  expect(Number(error)).toBeGreaterThan(0);
  return error;
}

/** What a button of the Share menu saves. */
async function save(page: Page, button: string, files: number): Promise<readonly SavedFile[]> {
  await page.getByRole('button', { name: 'Share and export' }).click();
  const saved: SavedFile[] = [];
  const coming = new Promise<void>((done) => {
    page.on('download', async (download) => {
      const buffer = await readFile(await download.path());
      saved.push({ name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer });
      if (saved.length === files) done();
    });
  });
  const downloads = page.getByRole('region', { name: 'Download' });
  await downloads.getByRole('button', { name: button, exact: true }).click();
  await coming;
  return saved;
}

/** A browser that has never seen the page, with an experiment of its own open. */
async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const page = await context.newPage();
  await openExperiment(page, { ...short, seed: 5, code: { id: 'plain', params: { size: 3 } } });
  await page.getByRole('button', { name: 'Share and export' }).click();
  return page;
}

const open = (page: Page, files: readonly SavedFile[]) =>
  page.getByLabel('Model files').setInputFiles([...files]);

test('a model is saved, opened in a fresh browser with the same test error, and trained on there', async ({
  page,
  browser,
  baseURL,
}) => {
  const error = await trainToEnd(page);
  const files = await save(page, 'Model', 1);
  expect(files[0]?.name).toBe('hourglass-model.safetensors');
  const other = await elsewhere(browser, baseURL);
  await open(other, files);
  await expect(notices(other)).toContainText(
    /Opened hourglass-model\.safetensors: training goes on from step 20/,
  );
  await expect(seed(other)).toHaveValue('7');
  await expect(comparison(other)).toContainText(new RegExp(`${error}\\s*vs[^]*step 20`), { timeout: 60_000 });
  expect(await stepCount(other)).toBe(20);
  await other.keyboard.press('Escape');
  await other.getByRole('button', { name: 'Step', exact: true }).click();
  await expectSteps(other, 21);

  await notices(other).getByRole('button', { name: 'Back to the run before' }).click();
  await expect(seed(other)).toHaveValue('5');
  await expect(status(other)).toContainText(/ready/i, { timeout: 60_000 });
  await other.context().close();
});

test('encoder and decoder open together, computed anew; what does not open leaves the run alone', async ({
  page,
  browser,
  baseURL,
}) => {
  const error = await trainToEnd(page);
  const halves = await save(page, 'safetensors', 2);
  const other = await elsewhere(browser, baseURL);
  await other.keyboard.press('Escape');
  await other.getByRole('button', { name: 'Step', exact: true }).click();
  await expectSteps(other, 1);
  await other.getByRole('button', { name: 'Share and export' }).click();
  await open(other, halves.slice(0, 1));
  await expect(notices(other)).toContainText(/one half of a model.*together.*stays as it is/);
  await open(other, [{ ...halves[0]!, name: 'diary.safetensors', buffer: Buffer.from('Dear diary') }]);
  await expect(notices(other)).toContainText(/diary\.safetensors cannot be opened.*not a safetensors file/);
  expect(await stepCount(other)).toBe(1);
  await expect(seed(other)).toHaveValue('5');

  // Settings of a smaller layer, written into the files: their weights no longer fit.
  const misfits = halves.map((file) => ({
    ...file,
    buffer: Buffer.from(file.buffer.toString('latin1').replace('[32]', '[31]'), 'latin1'),
  }));
  await open(other, misfits);
  await expect(notices(other)).toContainText(/cannot be opened\. .*31.*The run before is open again/, {
    timeout: 60_000,
  });
  await expect(seed(other)).toHaveValue('5');
  await expectSteps(other, 1);

  await open(other, halves);
  await expect(notices(other)).toContainText(
    /Opened encoder.* and decoder.*: training begins with its weights/,
  );
  await expect(comparison(other)).toContainText(new RegExp(`${error}\\s*vs`), { timeout: 60_000 });
  expect(await stepCount(other)).toBe(0);
  await other.context().close();
});
