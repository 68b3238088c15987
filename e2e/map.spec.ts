/** The map of the codes: images close up, gathering without and with dragging, and pointing that is seen elsewhere. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { fewDigits, openExperiment, small } from './hourglass.ts';

test.use({ reducedMotion: 'no-preference' });

const region = (page: Page, name: string): Locator => page.getByRole('main').getByRole('region', { name });
const map = (page: Page): Locator => region(page, 'Autoencoder code');
const points = (page: Page): Locator => map(page).getByRole('img', { name: /^Map of the codes/ });
const gathered = (page: Page): Locator => map(page).getByRole('status');

/** Opens an untrained network, whose codes are a map already, and waits until all of it is there. */
async function openMap(page: Page, code: object = { id: 'plain', params: { size: 2 } }): Promise<void> {
  await openExperiment(page, { ...fewDigits, ...small, code });
  await expect(points(page)).toHaveAttribute('aria-label', /1,200 images.*Most lie at/, { timeout: 60_000 });
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
  await press(page, ...Array.from({ length: 16 }, () => '+'));
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

test('a card goes with the pointer and says where that is', async ({ page }) => {
  await openMap(page, { id: 'gaussian', params: { size: 2 } });
  const map = await points(page).boundingBox();
  if (!map) throw new Error('The map is not on the page.');
  const words = region(page, 'Autoencoder code').getByText(/^z₁ [−\d.]+ · z₂ [−\d.]+$/);
  const sideOfPointer = async (x: number, y: number) => {
    const box = await words.boundingBox();
    return box && `${box.x > x ? 'right' : 'left'} ${box.y > y ? 'below' : 'above'}`;
  };
  const seen = new Set<string>();
  for (const [share, side] of [
    [0.25, 'right below'],
    [0.75, 'left above'],
  ] as const) {
    const [x, y] = [map.x + share * map.width, map.y + share * map.height];
    await page.mouse.move(x, y);
    await expect.poll(() => sideOfPointer(x, y)).toBe(side);
    seen.add(await words.innerText());
  }
  expect(seen.size).toBe(2);
  await page.mouse.move(0, 0);
  await expect(words).toHaveCount(0);
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

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Pixels that are no grey: of points, and of the classes below. */
  readonly colourful: number;
}

/** Saves a map and reads the picture as a browser does. */
async function savedPicture(page: Page, of: Locator, name: string): Promise<Picture> {
  const downloading = page.waitForEvent('download');
  await of.getByRole('button', { name: 'Save as PNG' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(name);
  const base64 = (await readFile(await download.path())).toString('base64');
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const { width, height, data } = await createImageBitmap(new Blob([bytes], { type: 'image/png' })).then(
      (picture) => {
        const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
        context.drawImage(picture, 0, 0);
        return context.getImageData(0, 0, picture.width, picture.height);
      },
    );
    let colourful = 0;
    for (let i = 0; i < data.length; i += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) colourful++;
    }
    return { width, height, colourful };
  }, base64);
}

test('both maps are saved as they are seen, twice as sharp, with the classes below', async ({ page }) => {
  await openMap(page);
  const pca = region(page, 'PCA code');
  await expect(pca.getByRole('img', { name: /^Map of/ })).toHaveAttribute('aria-label', /Most lie at/, {
    timeout: 60_000,
  });
  for (const [of, name] of [
    [map(page), 'code-map.png'],
    [pca, 'pca-map.png'],
  ] as const) {
    const box = (await of.getByRole('img', { name: /^Axes/ }).boundingBox())!;
    const { width, height, colourful } = await savedPicture(page, of, name);
    expect(width).toBe(Math.round(2 * box.width));
    // A row of ten classes below.
    expect(height).toBeGreaterThan(2 * box.height + 40);
    expect(height).toBeLessThan(2 * box.height + 120);
    expect(colourful).toBeGreaterThan(1000);
  }
  const before = await savedPicture(page, map(page), 'code-map.png');
  for (const name of ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    await map(page)
      .getByRole('button', { name: `Class ${name}` })
      .click();
  const without = await savedPicture(page, map(page), 'code-map.png');
  expect(without.height).toBeLessThan(before.height);
  expect(without.colourful).toBeLessThan(before.colourful / 10);
});
