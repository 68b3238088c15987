/** The Compare workspace: runs are kept, named, overlaid, deleted and brought back, and a sweep makes several. */
import type { Locator, Page } from '@playwright/test';
import versionOne from '../tests/support/keptRuns/version1.json' with { type: 'json' };
import { expect, expectNoAxeViolations, test } from './fixtures.ts';
import { expectSteps, openExperiment, status, trainButton } from './hourglass.ts';

const quick = {
  dataset: { id: 'strokeDigits' },
  network: { id: 'dense', params: { widths: [16] } },
  training: { batchSize: 512, epochs: 1 },
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
    /2,000 test images, step 20/,
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
