/**
 * Takes the pictures of docs/images: each opens an experiment whose seed is fixed, waits for steps or for the end of
 * the training, never for a time, and keeps what a person would see. Without the real MNIST it draws its own digits.
 * Checks nothing about the app: that is e2e's.
 */
import { statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { sparseKl } from '#catalog/recipes/sparseKl.ts';
import { expect, test } from '../../e2e/fixtures.ts';
import {
  expectReady,
  expectSteps,
  openExperiment,
  openInspect,
  openWorkspace,
  status,
  trainButton,
} from '../../e2e/hourglass.ts';
import { hasRealData } from '../../e2e/realData.ts';

const IMAGES = resolve(import.meta.dirname, '../../docs/images');
const QUALITY = 82;
const LARGEST_GIF = 1.5e6;
const TRAINING = 240_000;

const digits = hasRealData() ? {} : { dataset: { id: 'strokeDigits' } };
const plane = {
  ...digits,
  network: { id: 'dense', params: { widths: [128, 64] } },
  code: { id: 'gaussian', params: { size: 2 } },
  training: { batchSize: 128, epochs: 3 },
} as const;

/** Keeps what the window shows, as WebP. */
async function keep(page: Page, name: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const { data } = await browser.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  writeFileSync(join(IMAGES, `${name}.webp`), Buffer.from(data, 'base64'));
}

async function trainToTheEnd(page: Page): Promise<void> {
  await trainButton(page).click();
  await expect(status(page)).toContainText('All epochs are done.', { timeout: TRAINING });
}

const panel = (page: Page, name: string): Locator => page.getByRole('main').getByRole('region', { name });

/** Waits until nothing in the window says that it will show something later. */
async function expectDrawn(page: Page): Promise<void> {
  const waiting = page.getByText(/as soon as the data are loaded|Loading this panel|Fitting PCA|No PCA yet/);
  const inWindow = () =>
    waiting.evaluateAll(
      (texts) => texts.filter((text) => text.getBoundingClientRect().top < innerHeight).length,
    );
  await expect.poll(inWindow, { timeout: 60_000 }).toBe(0);
}

/** Brings a panel to the top of the window. */
async function bringUp(page: Page, name: string): Promise<void> {
  await expect(panel(page, name)).toBeVisible();
  await panel(page, name).evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await expectDrawn(page);
}

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });

test('first minute', async ({ page }) => {
  if (hasRealData()) await page.goto('./');
  else await openExperiment(page, plane);
  await expectReady(page);
  await expectDrawn(page);
  await expect(panel(page, 'PCA code').getByRole('img', { name: /PC₁ from/ })).toBeVisible();
  await keep(page, 'first-minute');
});

test('training, then its loss and its maps', async ({ page }) => {
  await openExperiment(page, plane);
  await expectDrawn(page);
  await trainButton(page).click();
  await expectSteps(page, 300);
  await keep(page, 'training');
  await expect(status(page)).toContainText('All epochs are done.', { timeout: TRAINING });
  await bringUp(page, 'Loss');
  await keep(page, 'loss-and-maps');
});

test('Explore, and the film of the run', async ({ page }) => {
  await openExperiment(page, plane);
  await openWorkspace(page, 'Explore');
  await trainToTheEnd(page);
  await bringUp(page, 'Manifold');
  await keep(page, 'explore');
  await openInspect(page);
  const saved = page.waitForEvent('download');
  await panel(page, 'The run so far').getByRole('button', { name: 'Save GIF' }).click();
  const path = join(IMAGES, 'training.gif');
  await (await saved).saveAs(path);
  expect(statSync(path).size, 'bytes of the GIF').toBeLessThan(LARGEST_GIF);
});

test('Inspect: filters and activity of a sparse code', async ({ page }) => {
  await openExperiment(page, {
    ...sparseKl.experiment,
    ...digits,
    // Without it, what the border pixels weighed at the start stays as it was.
    regularizers: [...sparseKl.experiment.regularizers, { id: 'weightDecay', params: { lambda: 0.02 } }],
    training: { batchSize: 128, epochs: 5 },
  });
  await openInspect(page);
  await trainToTheEnd(page);
  await bringUp(page, 'Filters');
  // It begins at 0.5, and the last picture comes after the last step.
  await expect(panel(page, 'Activity of units')).not.toContainText(/mean\s*\S+\s*0\.[2-9]/, {
    timeout: 60_000,
  });
  await keep(page, 'sparse');
});

test('Inspect: fantasies of a Boltzmann machine', async ({ page }) => {
  await openExperiment(page, {
    ...digits,
    network: { id: 'dense', params: { widths: [256], activation: 'sigmoid' } },
    code: { id: 'plain', params: { size: 30, activation: 'linear' } },
    pretraining: { id: 'rbm', params: { epochs: 2 } },
    training: { batchSize: 100, epochs: 1 },
  });
  await openInspect(page);
  await trainToTheEnd(page);
  await bringUp(page, 'Fantasies');
  await keep(page, 'fantasies');
});

test('Inspect: the denoising field of a ring', async ({ page }) => {
  await openExperiment(page, {
    dataset: { id: 'ring', params: { count: 2000 } },
    corruption: { id: 'gaussian', params: { sigma: 0.2 } },
    network: { id: 'dense', params: { widths: [64, 64] } },
    code: { id: 'plain', params: { size: 32, activation: 'relu' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate: 2e-3 } },
    training: { batchSize: 128, epochs: 60 },
  });
  await openInspect(page);
  await trainToTheEnd(page);
  await bringUp(page, 'Denoising field');
  await expect(panel(page, 'Denoising field').locator('canvas').first()).toBeVisible();
  await keep(page, 'denoising-field');
});

test('Learn: a lesson', async ({ page }) => {
  await openExperiment(page, plane);
  await openWorkspace(page, 'Learn');
  await page.getByRole('link', { name: 'Linear means PCA' }).click();
  await page.getByRole('button', { name: 'Next: A network without bends' }).click();
  await page.getByRole('button', { name: 'Set up the experiment' }).click();
  await expectReady(page);
  await expectDrawn(page);
  await keep(page, 'lesson');
});

test('Compare: two runs side by side', async ({ page }) => {
  await openExperiment(page, { ...plane, training: { batchSize: 512, epochs: 3 } });
  await openWorkspace(page, 'Compare');
  await trainToTheEnd(page);
  const runs = panel(page, 'Runs').getByRole('row').getByRole('checkbox');
  await expect(runs).toHaveCount(1, { timeout: 60_000 });
  await page.getByRole('textbox', { name: 'Units k, value' }).fill('8');
  await page.keyboard.press('Enter');
  await expectReady(page);
  await trainToTheEnd(page);
  await expect(runs).toHaveCount(2, { timeout: 60_000 });
  for (const run of await runs.all()) await run.check();
  await expect(panel(page, 'A against B').getByRole('img').first()).toBeVisible({ timeout: 60_000 });
  await bringUp(page, 'Runs');
  await keep(page, 'compare');
});

test.describe('dark', () => {
  test.use({ colorScheme: 'dark' });

  test('the same page in its dark theme', async ({ page }) => {
    await openExperiment(page, { ...plane, code: { id: 'gaussian', params: { size: 8 } } });
    await trainToTheEnd(page);
    await keep(page, 'dark');
  });
});

test.describe('phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });

  test('the page on a phone', async ({ page }) => {
    await openExperiment(page, plane);
    await trainToTheEnd(page);
    await keep(page, 'phone');
  });
});
