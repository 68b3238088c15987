/** The Compare workspace: runs are kept, named, overlaid, deleted and brought back, and a sweep makes several. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import versionOne from '../tests/support/keptRuns/version1.json' with { type: 'json' };
import { expect, expectNoAxeViolations, test } from './fixtures.ts';
import { expectSteps, fewDigits, openExperiment, status, trainButton } from './hourglass.ts';

const quick = {
  ...fewDigits,
  network: { id: 'dense', params: { widths: [16] } },
  training: { batchSize: 50, epochs: 1 },
} as const;

const panel = (page: Page, name: string): Locator => page.getByRole('main').getByRole('region', { name });
const rows = (page: Page): Locator =>
  panel(page, 'Runs')
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') });

async function openCompare(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Compare' }).click();
}

/** Trains the experiment that is open to its end, and waits until it is measured and listed. */
async function trainToEnd(page: Page, runs: number): Promise<void> {
  await trainButton(page).click();
  await expect(status(page)).toContainText(/all epochs are done/i, { timeout: 120_000 });
  await expect(page.getByRole('region', { name: 'Against PCA, same size' })).toContainText(
    /200 test images, step 20/,
    { timeout: 60_000 },
  );
  await expect(rows(page)).toHaveCount(runs);
}

/** Another number of code units, as a person sets it. */
async function setUnits(page: Page, units: number): Promise<void> {
  const field = page
    .getByRole('complementary', { name: 'Settings' })
    .getByRole('textbox', { name: 'Units k, value' });
  await field.fill(String(units));
  await field.press('Enter');
  await expect(status(page)).toContainText(/ready/i, { timeout: 60_000 });
}

/** What the panel's button saves. */
async function csvOf(page: Page, what: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: `Save ${what} as CSV` }).click();
  return readFile(await (await downloading).path(), 'utf8');
}

test('two runs are kept, drawn over one another and set side by side', async ({ page }) => {
  await openExperiment(page, quick);
  await openCompare(page);
  await expect(panel(page, 'Runs')).toContainText('Each run appears here');
  await trainToEnd(page, 1);
  await setUnits(page, 4);
  await trainToEnd(page, 2);
  for (const checkbox of await rows(page).getByRole('checkbox').all()) await checkbox.check();

  const chart = panel(page, 'Curves').getByRole('img');
  await expect(chart).toHaveAttribute('aria-label', /^Squared error of 2 runs over epochs/);
  await panel(page, 'Curves')
    .getByRole('group', { name: /^Curves of/ })
    .focus();
  await page.keyboard.press('End');
  await expect(panel(page, 'Curves').getByRole('status')).toHaveText(/: [\d.]+ at epoch 1\.00$/);

  const pair = panel(page, 'A against B');
  await expect(pair.getByRole('row', { name: /^Units k/ })).toContainText('→');
  await expect(pair).toContainText('Both are from seed 42');
  await expect(pair.getByRole('img', { name: 'A: image 1 as it comes back' })).toBeVisible();
  expect(await csvOf(page, 'the comparison')).toMatch(
    /^part,name,A,B,PCA\n.*\nsetting,Code: Units k,\d,\d,\n/s,
  );
});

test('a run is renamed, deleted, brought back, found after a reload, and gone on from', async ({ page }) => {
  await openExperiment(page, quick);
  await openCompare(page);
  await trainToEnd(page, 1);
  const name = rows(page).getByRole('textbox', { name: /^Name of/ });
  await name.fill('my first');
  await name.press('Enter');
  const menu = page.getByRole('button', { name: 'More about my first' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(rows(page)).toHaveCount(0);
  await page.getByRole('log', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(1);

  await page.reload();
  const search = panel(page, 'Runs').getByRole('searchbox');
  await search.fill('no such run');
  await expect(rows(page)).toHaveCount(0);
  await search.fill('first');
  await setUnits(page, 3);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Go on from there' }).click();
  await expectSteps(page, 20);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expectSteps(page, 21);
  await expect(rows(page)).toHaveCount(1);
});

test('a run that is done stays as it is when training goes on with another weight', async ({ page }) => {
  await openExperiment(page, { ...quick, code: { id: 'gaussian', params: { size: 2, beta: 1 } } });
  await openCompare(page);
  await trainToEnd(page, 1);
  await page.getByRole('tab', { name: 'Inspect' }).click();
  await page.getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Measure again' })).toBeVisible({ timeout: 120_000 });
  await openCompare(page);
  const weight = page
    .getByRole('complementary', { name: 'Settings' })
    .getByRole('textbox', { name: 'KL weight β, value' });
  await weight.fill('4');
  await weight.press('Enter');
  await page.getByRole('button', { name: '5 epochs more' }).click();
  await expectSteps(page, 120);
  await expect(rows(page)).toHaveCount(2);
  for (const checkbox of await rows(page).getByRole('checkbox').all()) await checkbox.check();

  const pair = panel(page, 'A against B');
  await expect(pair.getByRole('row', { name: /^KL weight β/ })).toContainText('1');
  await expect(pair).toContainText(/changed while it trained: KL weight 1 → 4 at step 20/);
  await expect(pair.getByRole('rowheader', { name: 'KL', exact: true })).toBeVisible();
  await expect(pair.getByRole('rowheader', { name: 'KL, as weighted' })).toBeVisible();
  // Measured of one of them only.
  await expect(
    pair.getByRole('row', { name: /^SSIM 0\.\d+ — 0\.\d+$|^SSIM — 0\.\d+ 0\.\d+$/ }),
  ).toBeVisible();
});

/** Trains one run under a name. @returns its squared error, as the list shows it */
async function trainNamed(page: Page, name: string): Promise<string> {
  await openExperiment(page, quick);
  await openCompare(page);
  await trainToEnd(page, 1);
  const field = rows(page).getByRole('textbox', { name: /^Name of/ });
  await field.fill(name);
  await field.press('Enter');
  return errorOf(page).innerText();
}

const errorOf = (page: Page): Locator => rows(page).getByRole('cell').nth(4);
const notices = (page: Page): Locator => page.getByRole('log', { name: 'Notices' });

async function exportAll(page: Page): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await panel(page, 'Runs').getByRole('button', { name: 'Export all' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('hourglass-runs.zip');
  return readFile(await download.path());
}

const importZip = (page: Page, buffer: Buffer, name: string): Promise<void> =>
  panel(page, 'Runs').getByLabel('Zip of runs').setInputFiles({ name, mimeType: 'application/zip', buffer });

async function deleteRun(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(rows(page)).toHaveCount(0);
}

test('a run is exported, deleted and imported, with its curve and its weights', async ({ page }) => {
  const error = await trainNamed(page, 'to take along');
  const zip = await exportAll(page);
  await deleteRun(page, 'to take along');

  // As on another machine: nothing is left of it here.
  await page.reload();
  await openCompare(page);
  await expect(panel(page, 'Runs')).toContainText('Each run appears here');
  await importZip(page, zip, 'mine.zip');
  await expect(notices(page)).toContainText('1 run was imported from mine.zip');
  await expect(errorOf(page)).toHaveText(error);
  await rows(page).getByRole('checkbox').check();
  await expect(panel(page, 'Curves').getByRole('img')).toHaveAttribute(
    'aria-label',
    /^Squared error of 1 run over epochs/,
  );
  await setUnits(page, 3);
  await page.getByRole('button', { name: 'More about to take along' }).click();
  await page.getByRole('menuitem', { name: 'Go on from there' }).click();
  await expectSteps(page, 20);
});

test('an export says all there is to say, and nothing that is damaged gets in', async ({ page }) => {
  await trainNamed(page, 'mine');
  const zip = await exportAll(page);
  const files = unzipSync(zip);
  const text = (file: string) => new TextDecoder().decode(files[`001-mine/${file}`]);
  const names = ['curve.csv', 'measures.json', 'pictures.png', 'run.json', 'settings.json'];
  expect(Object.keys(files).sort()).toEqual([
    ...[...names, 'weights.safetensors'].map((file) => `001-mine/${file}`),
    'manifest.json',
  ]);
  expect(text('curve.csv').trim().split('\n').at(-1)).toMatch(/^20,1,/);
  expect(JSON.parse(text('measures.json'))).toMatchObject({ name: 'mine', steps: 20 });

  await importZip(page, zip, 'again.zip');
  await expect(notices(page)).toContainText('No run was added from again.zip. Here already');
  await importZip(page, zip.subarray(0, zip.length / 2), 'half.zip');
  await expect(notices(page)).toContainText(/half\.zip cannot be imported: .*cut off.*Your runs stay/);
  await expect(rows(page)).toHaveCount(1);
});

test('a sweep of two values trains both, and its points choose them', async ({ page }) => {
  await openExperiment(page, quick);
  await openCompare(page);
  const sweep = panel(page, 'Sweep');
  await sweep.getByRole('textbox', { name: 'Values' }).fill('1');
  await expect(sweep.getByRole('button', { name: /^Train/ })).toBeDisabled();
  await sweep.getByRole('textbox', { name: 'Values' }).fill('1, 3');
  await sweep.getByRole('textbox', { name: 'Epochs of each run' }).fill('1');
  await sweep.getByRole('button', { name: 'Train 2 runs' }).click();
  await expect(sweep.getByRole('progressbar')).toBeVisible();
  const points = sweep.getByRole('img', { name: /^Squared error of 2 runs against Units k/ });
  await expect(points).toBeVisible({ timeout: 150_000 });
  await expect(sweep.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await expect(rows(page)).toHaveCount(2);
  await sweep.getByRole('group', { name: /^Runs of the sweep/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Compare k 1' })).toBeChecked();
  await expect(sweep.getByRole('textbox', { name: 'Values' })).toHaveValue('1, 3');
  expect(await csvOf(page, 'the sweep')).toMatch(/^Units k,run,.*\n1,k 1,42,1,20,1,.*\n3,k 3,42,3,20,1,/s);
  // What the person had set is open again.
  await expect(status(page)).toContainText(/ready/i, { timeout: 60_000 });
  await expect(
    page.getByRole('complementary', { name: 'Settings' }).getByRole('textbox', { name: 'Units k, value' }),
  ).toHaveValue('2');
});

test('a database of version 1 is opened as it is', async ({ page }) => {
  await openExperiment(page, quick);
  // Nobody looks at the runs before Compare is opened.
  await page.evaluate(writeVersionOne, versionOne);
  await openCompare(page);
  await expect(rows(page).getByRole('textbox', { name: /^Name of/ })).toHaveValue(
    'Two units, a note beside it',
  );
  await expect(rows(page)).toContainText('44.25');
});

/** Makes the database as the first version of the page made it. Runs in the page. */
async function writeVersionOne(run: unknown): Promise<void> {
  const columnsIn = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(columnsIn);
    if (typeof value !== 'object' || value === null) return value;
    if ('float64' in value && Array.isArray(value.float64)) return Float64Array.from(value.float64, Number);
    if ('bytes' in value && Array.isArray(value.bytes)) return Uint8Array.from(value.bytes);
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, columnsIn(part)]));
  };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('hourglass-runs', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('runs', { keyPath: 'id' });
      request.result.createObjectStore('weights', { keyPath: 'id' }).createIndex('order', ['at', 'bytes']);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction('runs', 'readwrite');
  transaction.objectStore('runs').put(columnsIn(run));
  await new Promise((done) => transaction.addEventListener('complete', done));
  database.close();
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const) {
  test(`no violation in the Compare workspace at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openExperiment(page, quick);
    await page.evaluate(writeVersionOne, versionOne);
    await openCompare(page);
    await trainToEnd(page, 2);
    for (const checkbox of await rows(page).getByRole('checkbox').all()) await checkbox.check();
    await expect(panel(page, 'A against B').getByRole('table')).toHaveCount(2);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoAxeViolations(page);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
