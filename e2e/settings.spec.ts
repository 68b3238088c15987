/** Settings: what restarts, what applies at once, and the experiment in the address. */
import { expect, test } from './fixtures.ts';
import {
  expectReady,
  expectSteps,
  openExperiment,
  pauseButton,
  small,
  status,
  stepCount,
  trainButton,
} from './hourglass.ts';

const generated = { dataset: { id: 'strokeDigits' }, ...small };

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
  await page.getByRole('combobox', { name: 'Recipe' }).click();
  await page.getByRole('option', { name: /β-VAE/ }).click();
  await expect.poll(() => decodeURIComponent(page.url())).toContain('"beta":4');
  await expectReady(page);
  const address = page.url();
  await page.reload();
  await expectReady(page);
  expect(page.url()).toBe(address);
  await expect(page.getByRole('combobox', { name: 'Recipe' })).toContainText('β-VAE');
  await expect(page.getByRole('combobox', { name: 'Data set' })).toContainText('Stroke digits');
});

test('a broken address says what is wrong and opens the default experiment', async ({ page }) => {
  await page.goto(`./#e=${encodeURIComponent('{"network":{"id":"quantum"}}')}`);
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText(
    /network\.id.*quantum.*dense, linear/,
  );
  await expectReady(page);
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
