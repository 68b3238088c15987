/** Everybody can use it: axe finds nothing at three widths in two themes, before and after training. */
import { expect, expectNoAxeViolations, test } from './fixtures.ts';
import { expectSteps, openExperiment, pauseButton, small, status, trainButton } from './hourglass.ts';

const widths = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

for (const viewport of widths) {
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
