/**
 * What the browser tests do and read again and again, in the words of a person at the page.
 * Not a test.
 */
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Opens the page with an experiment, given by its differences to the default one, and waits until it can train. */
export async function openExperiment(page: Page, differences: object = {}): Promise<void> {
  const fragment = `#e=${encodeURIComponent(JSON.stringify({ version: 1, ...differences }))}`;
  await page.goto(`./${fragment}`);
  await expectReady(page);
}

export async function openWorkspace(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

export const openInspect = (page: Page): Promise<void> => openWorkspace(page, 'Inspect');

/** Images that are drawn in a moment, and epochs enough to be paused in. */
export const fewDigits = {
  dataset: { id: 'strokeDigits', params: { count: 1000 } },
  training: { epochs: 1000 },
} as const;

/** A network that trains fast on any machine. */
export const small = {
  network: { id: 'dense', params: { widths: [32] } },
} as const;

export async function expectReady(page: Page): Promise<void> {
  await expect(status(page)).toContainText(/ready/i, { timeout: 60_000 });
}

/** Waits until a run is open: a new one, or that of the last visit if it had come far enough to be kept. */
export async function expectOpen(page: Page): Promise<void> {
  await expect(status(page)).toContainText(/ready|paused|epochs are done/i, { timeout: 60_000 });
}

/** Goes on with Tab until something has the focus, as a person without a mouse does. @param key Shift+Tab goes back */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let i = 0; i < 150 && !(await isThere()); i++) await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

/** The line that announces phases. */
export const status = (page: Page): Locator => page.getByRole('main').getByRole('status').first();

export const trainButton = (page: Page): Locator => page.getByRole('button', { name: 'Train', exact: true });
export const pauseButton = (page: Page): Locator => page.getByRole('button', { name: 'Pause', exact: true });

/** Updates made, as the head of the page says. */
export async function stepCount(page: Page): Promise<number> {
  const text = await page
    .getByText(/^step [\d,]+$/)
    .first()
    .innerText();
  return Number(text.replace(/\D/g, ''));
}

export async function expectSteps(page: Page, least: number): Promise<void> {
  await expect.poll(() => stepCount(page), { timeout: 90_000 }).toBeGreaterThanOrEqual(least);
}

/** The newest reconstruction loss of the training curve, in the unit of the loss; NaN before there is one. */
export async function trainLoss(page: Page): Promise<number> {
  const loss = page.getByRole('main').getByRole('region', { name: 'Loss' });
  const entry = loss.getByRole('listitem').filter({ hasText: /^reconstruction/ });
  if ((await entry.count()) === 0) return Number.NaN;
  const [, value] = /train\s+([\d.,]+)/.exec(await entry.innerText()) ?? [];
  return Number((value ?? 'NaN').replace(',', ''));
}

/** The pixels of a 2-D canvas, as text to compare. */
export function pixelsOf(canvas: Locator): Promise<string> {
  return canvas.evaluate((element) => (element instanceof HTMLCanvasElement ? element.toDataURL() : ''));
}

/** Waits until a canvas shows something else than it did. */
export async function expectToChange(canvas: Locator, before: string): Promise<void> {
  await expect.poll(() => pixelsOf(canvas)).not.toBe(before);
}

export const generatedImage = (page: Page, codec: 'Autoencoder' | 'PCA'): Locator =>
  page.getByRole('img', { name: `Image that ${codec} draws from its sliders` });

/** One of the sliders that draw. @param name such as "z₁" or "PC₁" */
export const codeSlider = (page: Page, name: string): Locator =>
  page.getByRole('complementary', { name: 'Generate' }).getByRole('slider', { name, exact: true });
