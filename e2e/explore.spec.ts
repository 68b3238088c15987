/** The Explore workspace: what the decoder draws where no image is, and how that gets into the sliders. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  codeSlider,
  expectSteps,
  generatedImage,
  openExperiment,
  openWorkspace,
  pauseButton,
  small,
  trainButton,
} from './hourglass.ts';

const panel = (page: Page, name: string): Locator => page.getByRole('main').getByRole('region', { name });
const picture = (page: Page, name: string): Locator => panel(page, name).getByRole('img').first();

/** What a slider says of its value. */
async function sliderValue(slider: Locator): Promise<number> {
  return Number((await slider.getAttribute('aria-valuetext'))?.replace('−', '-') ?? Number.NaN);
}

/** The grey levels of a picture at its own resolution. */
const greysOf = (canvas: Locator): Promise<number[]> =>
  canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return [];
    const bytes = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
    return Array.from(bytes).filter((_, i) => i % 4 === 0);
  });

/** Waits until two pictures are the same but for rounding. */
async function expectSameGreys(one: Locator, other: readonly number[] | Locator): Promise<void> {
  const largest = async () => {
    const [a, b] = [await greysOf(one), 'evaluate' in other ? await greysOf(other) : other];
    return a.length === b.length ? Math.max(...a.map((grey, i) => Math.abs(grey - b[i]!))) : 255;
  };
  await expect.poll(largest).toBeLessThanOrEqual(1);
}

/** Reads a value by keys and takes it. */
async function takeByKeys(page: Page, name: string, ...keys: readonly string[]): Promise<string> {
  await panel(page, name).getByRole('group').focus();
  for (const key of keys) await page.keyboard.press(key);
  const said = await panel(page, name).getByRole('status').innerText();
  await page.keyboard.press('Enter');
  return said;
}

async function openTrained(page: Page, code: object): Promise<void> {
  await openExperiment(page, { dataset: { id: 'strokeDigits' }, ...small, code });
  await openWorkspace(page, 'Explore');
  await trainButton(page).click();
  await expectSteps(page, 20);
  await pauseButton(page).click();
}

test('the manifold is drawn over quantiles of the prior, and a place of it moves the sliders', async ({
  page,
}) => {
  await openTrained(page, { id: 'gaussian', params: { size: 2 } });
  await expect(picture(page, 'Manifold')).toHaveAttribute(
    'aria-label',
    /^15 by 15 pictures.*quantiles of N\(0, 1\)/,
  );
  await expect.poll(async () => new Set(await greysOf(picture(page, 'Manifold'))).size).toBeGreaterThan(20);
  const said = await takeByKeys(page, 'Manifold', 'Home');
  expect(said).toBe('z₁ −1.83, z₂ −1.83');
  for (const name of ['z₁', 'z₂']) {
    await expect.poll(() => sliderValue(codeSlider(page, name))).toBeGreaterThan(-1.9);
    expect(await sliderValue(codeSlider(page, name))).toBeLessThan(-1.75);
  }
  await picture(page, 'Manifold').click();
  await expect.poll(async () => Math.abs(await sliderValue(codeSlider(page, 'z₁')))).toBeLessThan(0.25);
});

test('the interpolation goes from the reconstruction of one image to that of another', async ({ page }) => {
  await openTrained(page, { id: 'plain', params: { size: 5 } });
  const strips = picture(page, 'Interpolation');
  await panel(page, 'Interpolation').scrollIntoViewIfNeeded();
  await expect(strips).toHaveAttribute('aria-label', /^From .+ to .+ in 11 pictures/);
  const [, from, to] = /^From (.+) to (.+) in/.exec((await strips.getAttribute('aria-label')) ?? '') ?? [];
  expect(to).not.toBe(from);
  const reconstruction = page.getByRole('img', { name: 'reconstruction', exact: true });
  expect(await takeByKeys(page, 'Interpolation', 'Home')).toBe('autoencoder, straight, 0 % of the way');
  await expectSameGreys(generatedImage(page, 'Autoencoder'), reconstruction);
  const along = Array.from({ length: 10 }, () => 'ArrowRight');
  expect(await takeByKeys(page, 'Interpolation', 'Home', ...along)).toMatch(/, 100 % of the way$/);
  await expect.poll(async () => (await greysOf(generatedImage(page, 'Autoencoder'))).length).toBe(784);
  // The other end is the first test image of another class.
  await expect(async () => {
    await page.getByRole('button', { name: 'Next image', exact: true }).click();
    await expect(strips).toHaveAttribute('aria-label', new RegExp(`^From ${to} `), { timeout: 2000 });
  }).toPass();
  await expectSameGreys(generatedImage(page, 'Autoencoder'), reconstruction);
});

test('pictures are judged by a classifier, and holes of the manifold can be shown', async ({ page }) => {
  await openTrained(page, { id: 'plain', params: { size: 2 } });
  await panel(page, 'Interpolation').scrollIntoViewIfNeeded();
  await panel(page, 'Interpolation')
    .getByRole('button', { name: /^Train a classifier/ })
    .click();
  await expect(panel(page, 'Interpolation')).toContainText(/tells \d+\.\d % of the test images right/, {
    timeout: 90_000,
  });
  await expect(picture(page, 'Interpolation')).toHaveAttribute(
    'aria-label',
    /Mean confidence of the classifier: autoencoder, straight \d+ %/,
  );
  await panel(page, 'Manifold').scrollIntoViewIfNeeded();
  await expect(picture(page, 'Manifold')).toHaveAttribute('aria-label', /Mean confidence/);
  await panel(page, 'Manifold').getByRole('combobox', { name: 'Shading' }).click();
  await page.getByRole('option', { name: /^holes/ }).click();
  expect(await takeByKeys(page, 'Manifold', 'Home')).toMatch(/: taken for \d with \d+ %$/);
  await expect(panel(page, 'Samples')).toContainText('no prior');
});
