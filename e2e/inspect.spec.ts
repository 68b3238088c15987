/** The Inspect workspace: its panels show what is measured on the network, while it learns real digits. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  expectSteps,
  expectToChange,
  fewDigits,
  openExperiment,
  openInspect,
  pauseButton,
  pixelsOf,
  small,
  status,
  trainButton,
} from './hourglass.ts';
import { needRealData } from './realData.ts';

const variational = {
  network: { id: 'dense', params: { widths: [64] } },
  code: { id: 'gaussian', params: { size: 8 } },
} as const;

const panel = (page: Page, name: string): Locator => page.getByRole('main').getByRole('region', { name });

/** What a panel's picture says of itself. */
const picture = (page: Page, name: string): Locator => panel(page, name).getByRole('img');

/** Reads single values by the arrow keys, as a screen reader hears them. */
async function readByKeys(page: Page, name: string, ...keys: readonly string[]): Promise<string> {
  const group = panel(page, name).getByRole('group');
  await group.focus();
  for (const key of keys) await page.keyboard.press(key);
  return panel(page, name).getByRole('status').innerText();
}

test('workspaces are tabs that obey the keys; only the open one is there, and it is remembered', async ({
  page,
}) => {
  await openExperiment(page, { ...fewDigits, ...variational });
  const tab = (name: string) => page.getByRole('tab', { name });
  await tab('Explore').click();
  await page.keyboard.press('ArrowRight');
  await expect(tab('Inspect')).toHaveAttribute('aria-selected', 'true');
  await expect(panel(page, 'Filters')).toBeVisible();
  await expect(panel(page, 'Loss')).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(panel(page, 'Manifold')).toBeVisible();
  await expect(panel(page, 'Filters')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.reload();
  await expect(panel(page, 'Filters')).toBeVisible();
});

test('a meter stands only where it means something', async ({ page }) => {
  await openExperiment(page, fewDigits);
  await openInspect(page);
  await expect(panel(page, 'Filters')).toBeVisible();
  await expect(panel(page, 'KL of each code unit')).toHaveCount(0);
});

for (const { code, name, words } of [
  {
    code: { id: 'kSparse', params: { size: 20, k: 5 } },
    name: 'Units that speak',
    words: /exactly 5 are not zero/,
  },
  {
    code: { id: 'concrete', params: { size: 10 } },
    name: 'Selected pixels',
    words: /10 units look at \d+ different pixels.* at temperature [\d.]+/,
  },
  {
    code: { id: 'vectorQuantised', params: { size: 8, vectors: 4, entries: 16 } },
    name: 'Use of the codebook',
    words: /Of 16 entries of the codebook \d+ are never used; perplexity [\d.]+/,
  },
] as const) {
  test(`the code ${code.id} has its own meter`, async ({ page }) => {
    await openExperiment(page, { ...fewDigits, ...small, code });
    await openInspect(page);
    await trainButton(page).click();
    await expectSteps(page, 10);
    await pauseButton(page).click();
    await expect(picture(page, name)).toHaveAttribute('aria-label', words, { timeout: 60_000 });
  });
}

test('a binary code looks up the nearest images, and a press puts one on the stage', async ({ page }) => {
  const code = { id: 'binary', params: { size: 16 } };
  await openExperiment(page, { ...fewDigits, ...small, code });
  await openInspect(page);
  const nearest = panel(page, 'Nearest training images');
  await expect(nearest.getByText(/^[\d,]+ of 1,000$/)).toBeVisible({ timeout: 60_000 });
  await expect(nearest.getByText(/^\d+ of 10$/)).toBeVisible();
  const buttons = nearest.getByRole('listitem').getByRole('button');
  await expect(buttons).toHaveCount(10);
  const first = (await buttons.first().getAttribute('aria-label')) ?? '';
  const [, number] =
    /^Show training image ([\d,]+) \(\d\) on the stage\. It differs in \d+ bits?\.$/.exec(first) ?? [];
  await buttons.first().click();
  await expect(page.getByRole('textbox', { name: /^Number of the train image/ })).toHaveValue(number ?? '');
  await expect(nearest.getByText(/^[\d,]+ of 999$/)).toBeVisible();
});

test.describe('on MNIST', () => {
  test.beforeEach(needRealData);

  test('every panel shows what it measures while the network learns', async ({ page }) => {
    await openExperiment(page, variational);
    await openInspect(page);
    await expect(picture(page, 'Filters')).toHaveAttribute('aria-label', /of 64 units/);
    const before = await pixelsOf(picture(page, 'Filters'));
    await trainButton(page).click();
    await expectSteps(page, 20);
    await expectToChange(picture(page, 'Filters'), before);
    await expect(picture(page, 'Activations of the image')).toHaveAttribute(
      'aria-label',
      /code z: \d of 8 units active/,
    );
    for (const [name, words] of [
      [
        'Gradient of each layer',
        /measured (?:[2-9]|\d\d+) times.*encoder 1 [\d.]+, code μ [\d.]+, code log σ² [\d.]+/,
      ],
      ['Activity of units', /code: 8 units by their mean activity.*active \(L0\) [\d.]+ %, Hoyer 0\.\d\d/],
      ['Stretching ‖J‖', /Jacobian over the plane of z₁ and z₂, at most [\d.]+.*real images [\d.]+ ± [\d.]+/],
      ['KL of each code unit', /KL of 8 code units, [1-8] of them active; together [\d.]+ nats/],
    ] as const) {
      await panel(page, name).scrollIntoViewIfNeeded();
      await expect(picture(page, name)).toHaveAttribute('aria-label', words, { timeout: 60_000 });
    }
    await pauseButton(page).click();
    await expect(status(page)).toContainText(/paused/i);
  });

  test('single values are read by keys, and the code is that of the stage', async ({ page }) => {
    await openExperiment(page, variational);
    await openInspect(page);
    const said = await readByKeys(page, 'Activations of the image', 'Home', 'ArrowDown');
    const [, value] = /^code z, unit 1 of 8: (\S+)$/.exec(said) ?? [];
    const stage = page.getByRole('img', { name: /^Network: 784 pixels/ });
    const number = (text = '') => Number(text.replace('−', '-'));
    // What the stage says of itself follows what it shows after a while.
    const difference = async () => {
      const [, first] = /begins with (\S+?),/.exec((await stage.getAttribute('aria-label')) ?? '') ?? [];
      return Math.abs(number(value) - number(first));
    };
    await expect.poll(difference).toBeLessThanOrEqual(0.00501);
    await expect(picture(page, 'Filters')).toBeVisible();
    expect(await readByKeys(page, 'Filters', 'Home', 'ArrowRight')).toMatch(/^Unit \d+: ‖w‖ [\d.]+/);
  });

  test('filters turn their pages and change their kind', async ({ page }) => {
    await openExperiment(page, { ...variational, network: { id: 'dense', params: { widths: [256] } } });
    await openInspect(page);
    const filters = panel(page, 'Filters');
    await expect(picture(page, 'Filters')).toHaveAttribute(
      'aria-label',
      /of 256 units, from number 1 by weight/,
    );
    await filters.getByRole('button', { name: 'Next units' }).click();
    await expect(picture(page, 'Filters')).not.toHaveAttribute('aria-label', /from number 1 by/);
    await filters.getByRole('combobox', { name: 'Weights of' }).click();
    await page.getByRole('option', { name: /^code/ }).click();
    await expect(picture(page, 'Filters')).toHaveAttribute('aria-label', /8 of 8 units.*each code unit/);
  });
});

test('the run is filmed: its moments can be looked at again and saved as a GIF', async ({ page }) => {
  await openExperiment(page, {
    ...fewDigits,
    ...small,
    training: { batchSize: 32, epochs: 2 },
  });
  await trainButton(page).click();
  await expectSteps(page, 30);
  await openInspect(page);
  const film = panel(page, 'The run so far');
  const head = film.getByRole('slider', { name: 'Moment of the run' });
  await expect.poll(async () => Number(await head.getAttribute('max'))).toBeGreaterThan(0);
  const last = await pixelsOf(film.getByRole('img'));
  await head.focus();
  await page.keyboard.press('Home');
  await expectToChange(film.getByRole('img'), last);
  await expect(film).toContainText('Step 0');
  const saved = page.waitForEvent('download');
  await film.getByRole('button', { name: 'Save GIF' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('hourglass.gif');

  // Played to its end, it goes along with the run again.
  await expect(status(page)).toContainText(/epochs are done/, { timeout: 60_000 });
  await film.getByRole('button', { name: 'Play' }).click();
  await expect(film.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 20_000 });
  const played = (await head.getAttribute('max')) ?? '';
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(head).not.toHaveAttribute('max', played);
  await expect(head).toHaveValue((await head.getAttribute('max')) ?? '');

  // Another run has nothing of the film of this one.
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(film).toContainText('Step 0, moment 1 of 1');
});
