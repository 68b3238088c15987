/** The Explore workspace: what the decoder draws where no image is, and how that gets into the sliders. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  codeSlider,
  expectSteps,
  expectToChange,
  fewDigits,
  generatedImage,
  openExperiment,
  openWorkspace,
  pauseButton,
  pixelsOf,
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
  await openExperiment(page, { ...fewDigits, ...small, code });
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
  await panel(page, 'Samples').scrollIntoViewIfNeeded();
  await expect(panel(page, 'Samples')).toContainText('no prior');
});

/** A drawing is there after a look at another workspace, and leaves the sliders where they were moved to since. */
async function expectKept(page: Page, drawing: Locator, pixels: string): Promise<void> {
  await page.getByRole('button', { name: 'mean', exact: true }).click();
  const mean = await sliderValue(codeSlider(page, 'z₁'));
  await openWorkspace(page, 'Inspect');
  await openWorkspace(page, 'Explore');
  await expect(() => drawing.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  await expect(drawing.getByRole('listitem')).toHaveCount(5);
  expect(await pixelsOf(drawing.getByRole('img', { name: 'Your drawing', exact: true }))).toBe(pixels);
  expect(await sliderValue(codeSlider(page, 'z₁'))).toBe(mean);
}

test('an own drawing, by pointer or keys, gets a code, comes back, and finds its nearest images', async ({
  page,
}) => {
  await openTrained(page, { id: 'gaussian', params: { size: 4 } });
  const drawing = panel(page, 'Your own drawing');
  const paper = drawing.getByRole('application');
  await expect(() => paper.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  const returned = drawing.getByRole('img', { name: 'What the autoencoder makes of your drawing' });
  const empty = await pixelsOf(returned);
  const box = await paper.boundingBox();
  if (!box) throw new Error('The paper is not on the page.');
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.2 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.8 * box.height, { steps: 6 });
  await page.mouse.up();
  await expectToChange(returned, empty);
  await expect(drawing.getByText(/^It comes back worse than \d+ % of [\d,]+ test images\.$/)).toBeVisible();
  await expect(drawing.getByRole('listitem')).toHaveCount(5);
  // The sliders have its code: what they draw is what comes back.
  await expectSameGreys(generatedImage(page, 'Autoencoder'), returned);
  const stroke = await pixelsOf(drawing.getByRole('img', { name: 'Your drawing', exact: true }));
  await paper.focus();
  await page.keyboard.press('Space');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
  await expect(drawing.getByText('Pen down, column 27, row 15')).toBeAttached();
  await expectToChange(drawing.getByRole('img', { name: 'Your drawing', exact: true }), stroke);
  await drawing.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(() => pixelsOf(drawing.getByRole('img', { name: 'Your drawing', exact: true })))
    .toBe(stroke);
  await expectKept(page, drawing, stroke);
  await drawing.getByRole('button', { name: 'Clear' }).click();
  await expect(drawing.getByRole('listitem')).toHaveCount(0);
  await drawing.getByRole('button', { name: /^Copy the stage/ }).click();
  await expect(drawing.getByRole('listitem')).toHaveCount(5);
});

test('a group selected on the map is a term of the arithmetic; without one it says how to select', async ({
  page,
}) => {
  await openTrained(page, { id: 'gaussian', params: { size: 2 } });
  const arithmetic = panel(page, 'Arithmetic');
  await expect(() => arithmetic.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  const sum = arithmetic.getByRole('img', { name: /^Autoencoder: sum/ });
  await expect(sum).toBeVisible();
  const ofClasses = await pixelsOf(sum);
  await arithmetic.getByRole('combobox', { name: 'Group to add' }).click();
  await page.getByRole('option', { name: /^selected images/ }).click();
  await expect(arithmetic).toContainText('No images are selected. Select some on the map');
  await expect(sum).toHaveCount(0);
  await expect(arithmetic.getByRole('button', { name: 'put it into the sliders' })).toBeDisabled();

  const map = panel(page, 'Autoencoder code').getByRole('group', { name: /^Map of/ });
  await map.focus();
  for (const key of ['l', 'Enter']) await page.keyboard.press(key);
  const [, count = ''] =
    /([\d,]+) images?/.exec(await panel(page, 'Autoencoder code').getByRole('status').innerText()) ?? [];
  await expect(() => arithmetic.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  await expect(arithmetic).toContainText(`Means over ${count} and `);
  await expect(arithmetic.getByRole('img', { name: 'Autoencoder: selected mean' })).toBeVisible();
  await expectToChange(sum, ofClasses);

  // Of another selection it is another sum, and the sliders take it.
  const before = await pixelsOf(sum);
  await panel(page, 'Autoencoder code').getByRole('button', { name: 'Select class 1' }).click();
  await expect(() => arithmetic.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  await expectToChange(sum, before);
  await arithmetic.getByRole('button', { name: 'put it into the sliders' }).click();
  await expectSameGreys(generatedImage(page, 'Autoencoder'), sum);
});

test('what is pointed at is marked on map, manifold and stage alike', async ({ page }) => {
  await openTrained(page, { id: 'gaussian', params: { size: 2 } });
  const mark = panel(page, 'Autoencoder code').locator('[data-mark="pointed"]');
  await expect(picture(page, 'Manifold')).toHaveAttribute('aria-label', /^15 by 15 pictures/);
  await expect(mark).toHaveJSProperty('hidden', true);
  // A cell of the manifold has its place on the map.
  await panel(page, 'Manifold').getByRole('group').focus();
  await page.keyboard.press('End');
  await expect(mark).toHaveJSProperty('hidden', false);
  await page.getByRole('button', { name: 'Train', exact: true }).focus();
  await expect(mark).toHaveJSProperty('hidden', true);

  // An image has its cell in the manifold, and goes through the network on the stage while it is pointed at.
  const stage = page.getByRole('img', { name: 'input', exact: true });
  const [chosen, manifold] = [await pixelsOf(stage), await pixelsOf(picture(page, 'Manifold'))];
  const drawing = panel(page, 'Your own drawing');
  await expect(() => drawing.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  await drawing.getByRole('button', { name: /^Copy the stage/ }).click();
  await drawing.getByRole('listitem').last().getByRole('button').focus();
  await expectToChange(stage, chosen);
  await expectToChange(picture(page, 'Manifold'), manifold);
  await page.getByRole('button', { name: 'Train', exact: true }).focus();
  await expect.poll(() => pixelsOf(stage)).toBe(chosen);
  await expect.poll(() => pixelsOf(picture(page, 'Manifold'))).toBe(manifold);
});

test('what was chosen in a panel stays when another workspace was looked at', async ({ page }) => {
  await openTrained(page, { id: 'plain', params: { size: 5 } });
  const interpolation = panel(page, 'Interpolation');
  await expect(() => interpolation.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  await interpolation.getByRole('combobox', { name: 'Class of the last image' }).click();
  await page.getByRole('option', { name: '8', exact: true }).click();
  await expect(picture(page, 'Interpolation')).toHaveAttribute('aria-label', / to 8 in 11 pictures/);
  await panel(page, 'Manifold').getByRole('combobox', { name: 'Decoder' }).click();
  await page.getByRole('option', { name: /^PCA/ }).click();
  await openWorkspace(page, 'Inspect');
  await expect(interpolation).toHaveCount(0);
  await openWorkspace(page, 'Explore');
  await expect(panel(page, 'Manifold').getByRole('combobox', { name: 'Decoder' })).toContainText('PCA');
  await expect(() => interpolation.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  await expect(interpolation.getByRole('combobox', { name: 'Class of the last image' })).toContainText('8');
  await expect(picture(page, 'Interpolation')).toHaveAttribute('aria-label', / to 8 in 11 pictures/);
});
