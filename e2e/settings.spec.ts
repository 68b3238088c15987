/** Settings: what restarts, what applies at once, and the experiment in the address. */
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
} from './hourglass.ts';

const generated = { ...fewDigits, ...small };

async function chooseRecipe(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Recipe' }).click();
  await page.getByRole('option', { name }).click();
}

test('a live setting goes on with the run, another one restarts it', async ({ page }) => {
  await openExperiment(page, generated);
  await trainButton(page).click();
  await expectSteps(page, 10);
  const rate = page.getByRole('slider', { name: /Learning rate/ });
  await rate.focus();
  await page.keyboard.press('ArrowRight');
  const then = await stepCount(page);
  await expectSteps(page, then + 5);
  await pauseButton(page).click();
  await page.getByRole('slider', { name: /^Units/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stepCount(page)).toBe(0);
  await expectReady(page);
});

test('the address holds the experiment, and a reload gives it back', async ({ page }) => {
  await openExperiment(page, generated);
  await chooseRecipe(page, /^β-VAE/);
  await expect.poll(() => decodeURIComponent(page.url())).toContain('"beta":4');
  await expectReady(page);
  const address = page.url();
  await page.reload();
  await expectReady(page);
  expect(page.url()).toBe(address);
  await expect(page.getByRole('combobox', { name: 'Recipe' })).toContainText('β-VAE');
  await expect(page.getByRole('combobox', { name: 'Data set' })).toContainText('Stroke digits');
});

test('a broken address says what is wrong and opens what a first visit opens', async ({ page }) => {
  await page.goto(`./#e=${encodeURIComponent('{"network":{"id":"quantum"}}')}`);
  const notices = page.getByRole('log', { name: 'Notices' });
  await expect(notices).toContainText(/network\.id.*quantum.*dense, convolutional, linear/);
  await expectReady(page);
  await expect(status(page)).toContainText('pretrained');
  await expect(notices).toContainText(/quantum/);
  await chooseRecipe(page, /^Denoising autoencoder/);
  await expect(notices).not.toContainText(/quantum/);
});

test('Back returns to the experiment before, however often a live setting was moved', async ({ page }) => {
  await openExperiment(page, generated);
  await chooseRecipe(page, /Undercomplete/);
  await expect(status(page)).toContainText('Restarted: recipe Undercomplete autoencoder');
  await expect(page.getByText('Look at:')).toBeVisible();
  await expect.poll(() => decodeURIComponent(page.url())).toContain('[128]');
  await page.getByRole('slider', { name: /Learning rate/ }).focus();
  for (let i = 0; i < 3; i++) {
    const before = page.url();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.url()).not.toBe(before);
  }
  await page.goBack();
  await expect(status(page)).toContainText('Restarted:');
  await expectReady(page);
  expect(decodeURIComponent(page.url())).toContain('[32]');
  await expect(page.getByRole('combobox', { name: 'Recipe' })).toContainText('Your own experiment');
  await expect(page.getByText('Look at:')).toHaveCount(0);
  await page.goForward();
  await expect(page.getByRole('combobox', { name: 'Network' })).toBeVisible();
  await expect.poll(() => decodeURIComponent(page.url())).toContain('[128]');
});

test('a number field shows every digit of the seed and tells what it allows', async ({ page }) => {
  await openExperiment(page, { ...generated, seed: 4294967295 });
  const seed = page.getByRole('textbox', { name: 'Seed' });
  await expect(seed).toHaveValue('4,294,967,295');
  for (const [typed, taken] of [
    ['-5', '0'],
    ['abc', '0'],
    ['1e99', '4,294,967,295'],
  ] as const) {
    await seed.fill(typed);
    await seed.press('Enter');
    await expect(seed).toHaveValue(taken);
    await expect(page.getByText('Whole numbers from 0 to 4,294,967,295').first()).toBeVisible();
  }
  await seed.fill('7');
  await seed.press('Enter');
  await expect(page.getByText(/^Whole numbers from/)).toHaveCount(0);
});

test('the stage edits the network', async ({ page }) => {
  await openExperiment(page, generated);
  await page.getByRole('button', { name: 'Add an encoder layer at place 2' }).click();
  await expect(page.getByRole('button', { name: /^Encoder layer 2/ })).toBeVisible();
  await expect.poll(() => decodeURIComponent(page.url())).toMatch(/"widths":\[32,\d+\]/);
  await expectReady(page);
});

test('a regularizer is added with its term, and removed', async ({ page }) => {
  await openExperiment(page, generated);
  await page.getByRole('button', { name: 'add a regularizer' }).click();
  await page.getByRole('menuitem', { name: /Activity L1/ }).click();
  await expectReady(page);
  await trainButton(page).click();
  await expectSteps(page, 5);
  await expect(
    page
      .getByRole('main')
      .getByRole('button', { name: /^Activity L1/ })
      .first(),
  ).toBeVisible();
  await pauseButton(page).click();
  await page.getByRole('button', { name: /^Remove Activity L1/ }).click();
  await expectReady(page);
  expect(page.url()).not.toContain('activityL1');
});

test('keys: space trains and pauses, S steps, R resets', async ({ page }) => {
  await openExperiment(page, generated);
  await page.getByRole('main').focus();
  await page.keyboard.press('s');
  await expectSteps(page, 1);
  await page.keyboard.press('Space');
  await expect(pauseButton(page)).toBeVisible();
  await expectSteps(page, 5);
  await page.keyboard.press('Space');
  await expect(status(page)).toContainText(/paused/i);
  await page.keyboard.press('r');
  await expect.poll(() => stepCount(page)).toBe(0);
});
