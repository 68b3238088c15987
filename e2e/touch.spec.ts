/** A phone in the hand: a tap on the map, two fingers that zoom it, and a finger that draws. */
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  codeSlider,
  expectToChange,
  fewDigits,
  generatedImage,
  openExperiment,
  openWorkspace,
  pixelsOf,
  small,
} from './hourglass.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

type Place = readonly [x: number, y: number];

/** Places in an element, given as shares of its width and height, in CSS pixels of the page. */
async function placesIn(element: Locator, shares: readonly Place[]): Promise<readonly Place[]> {
  await expect(() => element.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not on the page.');
  return shares.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]);
}

/** Fingers that touch, move through a few places at once, and let go. @param fingers the places of each */
async function move(page: Page, fingers: readonly (readonly Place[])[]): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        at === undefined ? [] : fingers.map((places) => ({ x: places[at]![0], y: places[at]![1] })),
    });
  await touch('touchStart', 0);
  for (let at = 1; at < fingers[0]!.length; at++) await touch('touchMove', at);
  await touch('touchEnd');
  await session.detach();
}

test.beforeEach(({ page }) => openExperiment(page, { ...fewDigits, ...small }));

test('a tap on the map sets the sliders, and two fingers zoom it', async ({ page }) => {
  const panel = page.getByRole('main').getByRole('region', { name: 'Autoencoder code' });
  const points = panel.getByRole('img', { name: /^Map of the codes/ });
  // What is out of sight is not drawn.
  await panel.scrollIntoViewIfNeeded();
  await expect(points).toHaveAttribute('aria-label', /Most lie at/, { timeout: 60_000 });
  const image = await pixelsOf(generatedImage(page, 'Autoencoder'));
  const before = await codeSlider(page, 'z₁').inputValue();
  const [place] = await placesIn(points, [[0.3, 0.4]]);
  await page.touchscreen.tap(...place!);
  await expect(codeSlider(page, 'z₁')).not.toHaveValue(before);
  await expectToChange(generatedImage(page, 'Autoencoder'), image);

  const numbers = panel.getByRole('img', { name: 'Numbers of the axes' });
  const far = await pixelsOf(numbers);
  const left = await placesIn(
    points,
    [0.45, 0.35, 0.25, 0.15].map((x) => [x, 0.5]),
  );
  const right = await placesIn(
    points,
    [0.55, 0.65, 0.75, 0.85].map((x) => [x, 0.5]),
  );
  await move(page, [left, right]);
  await expectToChange(numbers, far);
});

/** In the window, to the pixel. */
const topOf = async (element: Locator) => Math.round((await element.boundingBox())?.y ?? Number.NaN);

test('a finger draws on the paper, and the page does not scroll away under it', async ({ page }) => {
  await openWorkspace(page, 'Explore');
  const drawing = page.getByRole('main').getByRole('region', { name: 'Your own drawing' });
  const returned = drawing.getByRole('img', { name: 'What the autoencoder makes of your drawing' });
  const paper = drawing.getByRole('application');
  const stroke = await placesIn(paper, [
    [0.5, 0.2],
    [0.5, 0.5],
    [0.5, 0.8],
  ]);
  const empty = await pixelsOf(returned);
  const top = await topOf(paper);
  await move(page, [stroke]);
  await expectToChange(returned, empty);
  await expect(drawing.getByRole('listitem')).toHaveCount(5);
  expect(await topOf(paper)).toBe(top);
});

test('a tap opens an explanation, and one on it or elsewhere closes it', async ({ page }) => {
  const panel = page.getByRole('main').getByRole('region', { name: 'Autoencoder code' });
  const help = panel.getByRole('button', { name: /^About / });
  const words = page.getByRole('dialog');
  for (const elsewhere of [help, panel.getByRole('heading')]) {
    await help.tap();
    await expect(words).toBeVisible();
    await elsewhere.tap();
    await expect(words).toHaveCount(0);
  }
});
