/** Everybody can use it: axe finds nothing at three widths in two themes, and explanations obey the keys. */
import { expect, expectNoAxeViolations, test } from './fixtures.ts';
import {
  expectSteps,
  openExperiment,
  openInspect,
  openWorkspace,
  pauseButton,
  small,
  status,
  trainButton,
} from './hourglass.ts';

const widths = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

for (const viewport of widths) {
  test(`no violation in the Inspect workspace at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const code = { id: 'gaussian', params: { size: 4 } };
    await openExperiment(page, { dataset: { id: 'strokeDigits' }, ...small, code });
    await openInspect(page);
    await trainButton(page).click();
    await expectSteps(page, 20);
    await pauseButton(page).click();
    await expect(status(page)).toContainText(/paused/i);
    await page.getByRole('region', { name: 'KL of each code unit' }).scrollIntoViewIfNeeded();
    await expect(page.getByRole('img', { name: /^KL of 4 code units/ })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoAxeViolations(page);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test(`no violation in the Explore workspace at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const code = { id: 'gaussian', params: { size: 4 } };
    await openExperiment(page, { dataset: { id: 'strokeDigits' }, ...small, code });
    await openWorkspace(page, 'Explore');
    for (const name of ['Manifold', 'Interpolation', 'Arithmetic', 'Your own drawing']) {
      const region = page.getByRole('region', { name });
      // Another element takes its place when it is loaded.
      await expect(() => region.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
      await expect(region.getByRole('img').first()).toBeVisible();
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoAxeViolations(page);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test(`no violation and no sideways scrolling at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openExperiment(page, { dataset: { id: 'strokeDigits' }, ...small });
    await trainButton(page).click();
    await expectSteps(page, 20);
    await pauseButton(page).click();
    await expect(status(page)).toContainText(/paused/i);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoAxeViolations(page);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('an explanation opens and closes by key and keeps the focus; passing by does not open it', async ({
  page,
}) => {
  await openExperiment(page, { dataset: { id: 'strokeDigits' }, ...small });
  const help = page.getByRole('button', { name: 'About Batch size' });
  const text = page.getByText('Images in one step.');
  await page.getByRole('textbox', { name: 'Batch size, value' }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(help).toBeFocused();
  // A hover would have opened it by then.
  await page.waitForTimeout(400);
  await expect(text).toHaveCount(0);
  for (const [open, close] of [
    ['Enter', 'Enter'],
    ['Space', 'Space'],
    ['Enter', 'Escape'],
  ] as const) {
    await page.keyboard.press(open);
    await expect(text).toBeVisible();
    await page.keyboard.press(close);
    await expect(text).toHaveCount(0);
    await expect(help).toBeFocused();
  }
});
