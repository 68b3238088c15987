/** The way from a recipe to a comparison without a mouse: everything is reached by Tab, seen, and keeps the focus. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  codeSlider,
  expectReady,
  expectSteps,
  expectToChange,
  fewDigits,
  generatedImage,
  openExperiment,
  pauseButton,
  pixelsOf,
  small,
  status,
  tabTo,
  trainButton,
} from './hourglass.ts';

const panel = (page: Page, name: string): Locator => page.getByRole('main').getByRole('region', { name });
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });

/** Something around it tells where the focus is: an outline, or the ring of a slider's thumb. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  await expect(target).toBeInViewport();
  const isSeen = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const isSlider = element.matches('input[type=range]');
    return (
      element.matches(':focus-visible') &&
      (isSlider || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1))
    );
  });
  expect(isSeen, `the focus on ${target} is seen`).toBe(true);
}

async function reach(page: Page, target: Locator, key?: 'Shift+Tab'): Promise<void> {
  await tabTo(page, target, key);
  await expectVisibleFocus(target);
}

async function chooseRecipe(page: Page): Promise<void> {
  const recipe = page.getByRole('combobox', { name: 'Recipe' });
  await reach(page, recipe);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.type('under');
  await page.keyboard.press('Enter');
  await expect(recipe).toContainText('Undercomplete');
  await expect(recipe).toBeFocused();
  await expectReady(page);
}

async function changeAndUndo(page: Page): Promise<void> {
  const size = page.getByRole('slider', { name: /^Units k/ });
  const before = await size.inputValue();
  await reach(page, size);
  await page.keyboard.press('ArrowLeft');
  await expect(size).not.toHaveValue(before);
  await page.keyboard.press('Control+z');
  await expect(size).toHaveValue(before);
  await expect(size).toBeFocused();
  await expectReady(page);
}

async function trainAndPause(page: Page): Promise<void> {
  await reach(page, trainButton(page), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(pauseButton(page)).toBeFocused();
  // So many that the run is kept.
  await expectSteps(page, 100);
  await page.keyboard.press('Space');
  await expect(status(page)).toContainText(/paused/i);
  await expectVisibleFocus(trainButton(page));
}

/** From one workspace to another by arrows. */
async function goTo(page: Page, from: string, to: string, key?: 'Shift+Tab'): Promise<void> {
  await reach(page, tab(page, from), key);
  for (let i = 0; i < 5 && (await tab(page, to).getAttribute('aria-selected')) !== 'true'; i++)
    await page.keyboard.press('ArrowRight');
  await expectVisibleFocus(tab(page, to));
  await expect(tab(page, to)).toHaveAttribute('aria-selected', 'true');
}

async function moveSlider(page: Page): Promise<void> {
  const slider = page.getByRole('complementary', { name: 'Generate' }).getByRole('slider').first();
  const image = generatedImage(page, 'Autoencoder');
  await reach(page, slider);
  const before = await pixelsOf(image);
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
  await expectToChange(image, before);
  await expect(slider).toBeFocused();
}

async function gatherOnMap(page: Page): Promise<void> {
  const map = panel(page, 'Autoencoder code');
  await reach(page, map.getByRole('group', { name: /^Map of/ }));
  for (const key of ['l', '+', '+', 'Enter']) await page.keyboard.press(key);
  await expect(map.getByRole('status')).toContainText(/[\d,]+ images?/);
  await page.keyboard.press('Escape');
  await expect(map.getByRole('group', { name: /^Map of/ })).toBeFocused();
  await reach(page, map.getByRole('button', { name: 'clear' }));
}

async function readHelp(page: Page): Promise<void> {
  const about = panel(page, 'Autoencoder code').getByRole('button', { name: /^About / });
  await reach(page, about, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectVisibleFocus(about);
}

async function readKeys(page: Page): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toBeInViewport({ ratio: 1 });
  await expect(keys).toContainText('Reset to the same initial weights');
  await expectVisibleFocus(keys.getByRole('button', { name: 'Close' }));
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  expect(await before.evaluate((element) => element === document.activeElement)).toBe(true);
}

test('from a recipe to a comparison by keys alone', async ({ page }) => {
  test.slow();
  // The recipe's own epochs: of few digits they would be over in a moment.
  await openExperiment(page, { dataset: { id: 'strokeDigits' }, ...small });
  await chooseRecipe(page);
  await changeAndUndo(page);
  await trainAndPause(page);
  await goTo(page, 'Train', 'Explore');
  await expect(panel(page, 'Manifold').getByRole('img').first()).toBeVisible();
  await moveSlider(page);
  await goTo(page, 'Explore', 'Train', 'Shift+Tab');
  await gatherOnMap(page);
  await readHelp(page);
  await readKeys(page);
  await goTo(page, 'Train', 'Compare', 'Shift+Tab');
  const run = panel(page, 'Runs').getByRole('checkbox').first();
  await expect(run).toBeVisible({ timeout: 60_000 });
  await reach(page, run);
  await page.keyboard.press('Space');
  await expect(run).toBeChecked();
  await expect(panel(page, 'Curves').getByRole('img')).toBeVisible();
});

test.describe('in a narrow window', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the list of keys is seen wherever the page is scrolled to', async ({ page }) => {
    await openExperiment(page, { ...fewDigits, ...small });
    await codeSlider(page, 'z₁').focus();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(844);
    await codeSlider(page, 'z₁').blur();
    await readKeys(page);
  });
});
