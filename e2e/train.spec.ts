/** The main job on real images: train, watch, drag, compare with PCA. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  codeSlider,
  expectSteps,
  expectToChange,
  generatedImage,
  openExperiment,
  pauseButton,
  pixelsOf,
  small,
  status,
  stepCount,
  trainButton,
  trainLoss,
} from './hourglass.ts';
import { needRealData } from './realData.ts';

test.use({ reducedMotion: 'no-preference' });
test.beforeEach(needRealData);

test('the default experiment learns MNIST while everything moves', async ({ page }) => {
  await openExperiment(page);
  const reconstructions = page.getByRole('img', { name: /^Rows of images/ });
  const map = page
    .getByRole('region', { name: 'Autoencoder code' })
    .getByRole('img', { name: /^Map of the codes/ });
  const before = await pixelsOf(reconstructions);
  const mapBefore = await map.screenshot();
  await trainButton(page).click();
  await expectSteps(page, 3);
  const early = await trainLoss(page);
  await expect.poll(() => trainLoss(page), { timeout: 120_000 }).toBeLessThan(0.75 * early);
  await expectToChange(reconstructions, before);
  await expect.poll(async () => (await map.screenshot()).equals(mapBefore)).toBe(false);
});

test('PCA stands beside it with its published error', async ({ page }) => {
  await openExperiment(page, { ...small, training: { batchSize: 512, epochs: 1 } });
  const pcaMap = page.getByRole('region', { name: 'PCA code' });
  await expect(pcaMap.getByRole('img', { name: /codes of [\d,]+ images/ })).toBeVisible({ timeout: 120_000 });
  await trainButton(page).click();
  const comparison = page.getByRole('region', { name: 'Against PCA, same size' });
  await expect(comparison).toContainText('10,000 test images', { timeout: 120_000 });
  await expect(comparison).toContainText(/vs\s*43\.6[45]/);
});

test('while PCA is fitted its map, its row and its image say so', async ({ page }) => {
  await openExperiment(page, small);
  const said = page.getByText(/^Fitting PCA: \d+ %$/);
  await expect(said).toHaveCount(2);
  await expect(
    page.getByRole('region', { name: 'PCA code' }).getByRole('button', { name: 'Closer' }),
  ).toBeHidden();
  await expect(said).toHaveCount(0, { timeout: 120_000 });
  await expect(
    page.getByRole('region', { name: 'PCA code' }).getByRole('button', { name: 'Closer' }),
  ).toBeVisible();
});

test('the scale of the loss is chosen by keyboard, its values are read by pointing', async ({ page }) => {
  await openExperiment(page, small);
  const scale = page.getByRole('group', { name: 'Scale of the loss' });
  await expect(scale.getByRole('radio', { name: 'log' })).toBeChecked();
  await scale.getByRole('radio', { name: 'log' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(scale.getByRole('radio', { name: 'linear' })).toBeChecked();

  const step = page.getByRole('button', { name: 'Step', exact: true });
  for (const count of [1, 2]) {
    await step.click();
    await expectSteps(page, count);
  }
  const loss = page.getByRole('region', { name: 'Loss', exact: true });
  await loss.locator('svg.recharts-surface').hover();
  await expect(loss.getByText(/^step 2 · epoch/)).toBeVisible();
  const read = await loss.getByRole('row', { name: /^reconstruction / }).innerText();
  expect(Number(/[\d.]+/.exec(read)?.[0])).toBe(await trainLoss(page));
});

/** Moves a slider to the right by keys, and the mark on its map goes along. */
async function moveWithMark(page: Page, slider: Locator, map: string): Promise<void> {
  const mark = page.getByRole('region', { name: map, exact: true }).locator('[data-mark="sliders"]');
  const across = () => mark.evaluate((element) => element.getBoundingClientRect().x);
  await expect(mark).toHaveJSProperty('hidden', false);
  const first = await across();
  await slider.focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(across).toBeGreaterThan(first);
}

test('a slider draws at once, by mouse and by keyboard, also while training', async ({ page }) => {
  await openExperiment(page, small);
  const image = generatedImage(page, 'Autoencoder');
  const slider = codeSlider(page, 'z₁');
  await expect(slider).toBeVisible();
  const first = await pixelsOf(image);
  await moveWithMark(page, slider, 'Autoencoder code');
  await expectToChange(image, first);

  // A number typed may lie beyond the slider, but not anywhere.
  const typed = page.getByRole('textbox', { name: 'z₁, value' });
  await typed.fill('1e39');
  await typed.press('Enter');
  await expect
    .poll(async () => Number(await typed.inputValue()))
    .toBeGreaterThan(Number(await slider.inputValue()));
  await expect(page.getByText(/^Numbers from −[\d,.]+ to [\d,.]+$/).first()).toBeVisible();
  expect(Number(await typed.inputValue())).toBeLessThan(1e6);

  await trainButton(page).click();
  await expectSteps(page, 20);
  const beforeDrag = await pixelsOf(image);
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider has no place');
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 0.2 * box.width, middle);
  await page.mouse.down();
  const left = Number(await slider.inputValue());
  await page.mouse.move(box.x + 0.8 * box.width, middle, { steps: 8 });
  await page.mouse.up();
  expect(Number(await slider.inputValue())).toBeGreaterThan(left);
  await expectToChange(image, beforeDrag);

  const right = Number(await slider.inputValue());
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowLeft');
  expect(Number(await slider.inputValue())).toBeLessThan(right);
  await expect(pauseButton(page)).toBeVisible();
});

test('random draws from the prior that the code has, and repeats its draws after a reset', async ({
  page,
}) => {
  await openExperiment(page, { ...small, code: { id: 'twoLevel', params: { size: 4, top: 2 } } });
  const random = page.getByRole('button', { name: 'random', exact: true });
  const slider = codeSlider(page, 'z₁');
  await expect(slider).toBeVisible();
  const value = async () => Number((await slider.getAttribute('aria-valuetext'))?.replace('−', '-'));
  const draw = async () => {
    const before = await value();
    await random.click();
    await expect.poll(value).not.toBe(before);
    return value();
  };
  await random.hover();
  await expect(page.getByText('Drawn from the prior this code has learnt')).toBeVisible();
  const [first, second] = [await draw(), await draw()];
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expectSteps(page, 1);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => stepCount(page)).toBe(0);
  await expect(status(page)).toContainText(/ready/i);
  expect(await draw()).toBeCloseTo(first, 1);
  expect(await draw()).toBeCloseTo(second, 1);
});

test('PCA’s own sliders draw too', async ({ page }) => {
  await openExperiment(page, small);
  const slider = codeSlider(page, 'PC₁');
  await expect(slider).toBeVisible({ timeout: 120_000 });
  const image = generatedImage(page, 'PCA');
  const before = await pixelsOf(image);
  await moveWithMark(page, slider, 'PCA code');
  await expectToChange(image, before);
});

test('pause stops, step makes one update, reset gives the same first losses', async ({ page }) => {
  await openExperiment(page, small);
  const step = page.getByRole('button', { name: 'Step', exact: true });
  const firstLosses = async () => {
    const losses: number[] = [];
    for (let i = 1; i <= 3; i++) {
      await step.click();
      await expectSteps(page, i);
      await expect.poll(() => trainLoss(page)).not.toBe(losses.at(-1) ?? Number.NaN);
      losses.push(await trainLoss(page));
    }
    return losses;
  };
  const losses = await firstLosses();
  await trainButton(page).click();
  await expectSteps(page, 20);
  await pauseButton(page).click();
  await expect(status(page)).toContainText(/paused/i);
  const paused = await stepCount(page);
  await step.click();
  await expect.poll(() => stepCount(page)).toBe(paused + 1);
  await step.click();
  await expect.poll(() => stepCount(page)).toBe(paused + 2);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => stepCount(page)).toBe(0);
  await expect(status(page)).toContainText(/ready/i);
  expect(await firstLosses()).toEqual(losses);
});
