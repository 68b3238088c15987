/** The map of the codes: images close up, gathering without and with dragging, and pointing that is seen elsewhere. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openExperiment, small } from './hourglass.ts';

const region = (page: Page, name: string): Locator => page.getByRole('main').getByRole('region', { name });
const map = (page: Page): Locator => region(page, 'Autoencoder code');
const points = (page: Page): Locator => map(page).getByRole('img', { name: /^Map of the codes/ });
const gathered = (page: Page): Locator => map(page).getByRole('status');

/** Opens an untrained network, whose codes are a map already, and waits until all of it is there. */
async function openMap(page: Page, code: object = { id: 'plain', params: { size: 2 } }): Promise<void> {
  await openExperiment(page, { dataset: { id: 'strokeDigits' }, ...small, code });
  await expect(points(page)).toHaveAttribute('aria-label', /12,000 images.*Most lie at/, { timeout: 60_000 });
}

/** The keys of the map, pressed one after the other. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  await map(page)
    .getByRole('group', { name: /^Map of/ })
    .focus();
  for (const key of keys) await page.keyboard.press(key);
}

async function countOf(page: Page): Promise<number> {
  const [, count = ''] = /([\d,]+) images?/.exec(await gathered(page).innerText()) ?? [];
  return Number(count.replace(',', ''));
}

test('images are gathered by keys, by class and by drawing around them', async ({ page }) => {
  await openMap(page);
  await press(page, 'l', '-', 'Enter');
  await expect(gathered(page)).toContainText(/[\d,]+ images?/);
  const few = await countOf(page);
  await press(page, '+', '+', '+', 'Enter');
  await expect.poll(() => countOf(page)).toBeGreaterThan(few);
  await expect(gathered(page).getByRole('img', { name: 'Mean of the selected images' })).toBeVisible();

  await map(page).getByRole('button', { name: 'Select class 3' }).click();
  await expect(gathered(page)).toContainText('3 100 %');
  const before = await page.getByRole('textbox', { name: /^Number of the/ }).inputValue();
  await gathered(page).getByRole('button', { name: 'to the stage' }).click();
  await expect(page.getByRole('textbox', { name: /^Number of the/ })).not.toHaveValue(before);
  await gathered(page).getByRole('button', { name: 'clear' }).click();
  await expect(gathered(page)).toBeEmpty();

  await press(page, 'Escape');
  await points(page).scrollIntoViewIfNeeded();
  const box = (await points(page).boundingBox())!;
  const corners = [
    [0.02, 0.02],
    [0.6, 0.02],
    [0.6, 0.98],
    [0.02, 0.98],
  ] as const;
  await page.keyboard.down('Shift');
  for (const [i, [x, y]] of corners.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 });
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect.poll(() => countOf(page)).toBeGreaterThan(few);
});

test('close up the map shows images; the one under the pointer is marked elsewhere', async ({ page }) => {
  await openMap(page, { id: 'gaussian', params: { size: 2 } });
  const close = /(\d+) images in view are shown themselves/;
  await expect(points(page)).not.toHaveAttribute('aria-label', close);
  await press(page, ...Array.from({ length: 24 }, () => '+'));
  await expect(points(page)).toHaveAttribute('aria-label', close, { timeout: 20_000 });
  await press(page, '0');
  await expect(points(page)).not.toHaveAttribute('aria-label', close);

  // The mark is drawn around a place and has no size of its own.
  const expectMark = (name: string, isShown: boolean) =>
    expect(region(page, name).locator('[data-mark="pointed"]').first()).toHaveJSProperty('hidden', !isShown);
  const elsewhere = page.getByRole('button', { name: 'Train', exact: true });
  await elsewhere.focus();
  await expectMark('PCA code', false);
  await region(page, 'Reconstructions')
    .getByRole('button', { name: /^Show 4/ })
    .focus();
  for (const name of ['Reconstructions', 'Autoencoder code', 'PCA code']) {
    await expectMark(name, true);
  }
  await elsewhere.focus();
  await expectMark('PCA code', false);
});

test('a longer code is shown on the plane of its principal components', async ({ page }) => {
  await openMap(page, { id: 'plain', params: { size: 5 } });
  await map(page).getByRole('combobox', { name: 'Unit across' }).click();
  await page.getByRole('option', { name: /^PCA of codes/ }).click();
  await expect(points(page)).toHaveAttribute('aria-label', /Most lie at C₁ from.*C₂ from/, {
    timeout: 30_000,
  });
  await map(page).getByRole('combobox', { name: 'Unit across' }).click();
  await page.getByRole('option', { name: 'z₃' }).click();
  await expect(points(page)).toHaveAttribute('aria-label', /Most lie at z₃ from/, { timeout: 30_000 });
});
