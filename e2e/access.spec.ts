/**
 * Everybody can use it: axe finds nothing in any workspace, at three widths and in both themes; nothing is wider than
 * the window; and explanations obey the keys.
 */
import type { Page } from '@playwright/test';
import { expect, expectNoAxeViolations, test, testOnOnePage } from './fixtures.ts';
import {
  expectReady,
  expectSteps,
  fewDigits,
  openExperiment,
  openWorkspace,
  pauseButton,
  small,
  status,
  trainButton,
} from './hourglass.ts';

const experiment = {
  ...fewDigits,
  ...small,
  code: { id: 'gaussian', params: { size: 4 } },
} as const;

const viewports = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

const workspaces = ['Train', 'Explore', 'Inspect', 'Compare', 'Learn'] as const;

/** Pictures that come last where they stand: the others are there, too, then. */
const lastPictures: Readonly<Partial<Record<(typeof workspaces)[number], readonly string[]>>> = {
  Explore: ['Manifold', 'Interpolation', 'Arithmetic', 'Your own drawing'],
  Inspect: ['KL of each code unit'],
};

async function trainALittle(page: Page): Promise<void> {
  await trainButton(page).click();
  await expectSteps(page, 20);
  await pauseButton(page).click();
  await expect(status(page)).toContainText(/paused/i);
}

/** Opens a workspace with everything that it has; in Learn, a lesson. */
async function openWhole(page: Page, name: (typeof workspaces)[number]): Promise<void> {
  await openWorkspace(page, name);
  if (name === 'Learn') await openLesson(page);
  await expect(page.getByText('Loading this panel.')).toHaveCount(0);
  for (const picture of lastPictures[name] ?? []) {
    const region = page.getByRole('region', { name: picture });
    // Another element takes its place when it is loaded.
    await expect(() => region.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
    await expect(region.getByRole('img').first()).toBeVisible();
  }
}

/** The lesson stays open while other workspaces are. */
async function openLesson(page: Page): Promise<void> {
  const lesson = page.getByRole('article', { name: 'Lesson: Linear means PCA' });
  const link = page.getByRole('link', { name: 'Linear means PCA' });
  await expect(lesson.or(link)).toBeVisible();
  if (await link.isVisible()) await link.click();
  await expect(lesson).toBeVisible();
}

async function expectNoViolationsInBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectNoAxeViolations(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectNoAxeViolations(page, 'colours');
}

/** Of the page, not of its parts: a wide table may scroll in its panel. */
async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  // A telephone's window would grow with what it shows.
  const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(widest).toBeLessThanOrEqual(width);
}

const trained = testOnOnePage(async (page) => {
  await openExperiment(page, experiment);
  await trainALittle(page);
});

for (const viewport of viewports) {
  for (const name of workspaces) {
    trained(`no violation in ${name} at ${viewport.width} pixels`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await openWhole(page, name);
      await expectNoViolationsInBothThemes(page);
      await expectNoSidewaysScrolling(page);
    });
  }
}

trained('no violation in the settings where they take the place of the sliders', async ({ page }) => {
  await page.setViewportSize(viewports[1]);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Settings' })).toBeVisible();
  await expectNoViolationsInBothThemes(page);
});

test('no violation in the page that stands inside another one', async ({ page }) => {
  const fragment = `#e=${encodeURIComponent(JSON.stringify({ version: 1, ...experiment }))}`;
  await page.goto(`./?embed=1${fragment}`);
  await expectReady(page);
  await trainALittle(page);
  for (const viewport of viewports) {
    await page.setViewportSize(viewport);
    await expectNoViolationsInBothThemes(page);
    await expectNoSidewaysScrolling(page);
  }
});

for (const { kind, ...window } of [
  { kind: 'a small telephone', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  { kind: 'a large screen', viewport: { width: 2560, height: 1440 } },
]) {
  test.describe(kind, () => {
    test.use(window);

    test('shows every workspace without scrolling sideways', async ({ page }) => {
      await openExperiment(page, experiment);
      for (const name of workspaces) {
        await openWorkspace(page, name);
        await expect(page.getByText('Loading this panel.')).toHaveCount(0);
        await expectNoSidewaysScrolling(page);
      }
    });
  });
}

test('an explanation opens and closes by key and keeps the focus; passing by does not open it', async ({
  page,
}) => {
  await openExperiment(page, { ...fewDigits, ...small });
  const help = page.getByRole('button', { name: 'About Batch size' });
  const text = page.getByText('Images in one step.');
  await page.getByRole('textbox', { name: 'Batch size, value' }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(help).toBeFocused();
  const hovered = page.getByText('Passes through the training images');
  await page.getByRole('button', { name: 'About Epochs' }).hover();
  await expect(hovered).toBeVisible();
  // By then it would be open, too.
  await expect(text).toHaveCount(0);
  await page.getByRole('button', { name: 'Reset' }).hover();
  await expect(hovered).toHaveCount(0);
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

test('the source that an explanation names is reached by Tab, and the way back leads to the button', async ({
  page,
}) => {
  await openExperiment(page, { ...fewDigits, ...small, schedule: { id: 'cosine' } });
  const help = page.getByRole('button', { name: 'About Cosine' });
  const link = page.getByRole('dialog').getByRole('link');
  await help.focus();
  await page.keyboard.press('Enter');
  await expect(link).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(help).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(link).toHaveCount(0);
  await expect(help).toBeFocused();
});

test('Tab leaves an explanation without sources for the control after it', async ({ page }) => {
  await openExperiment(page, { ...fewDigits, ...small });
  const settings = page.getByRole('complementary', { name: 'Settings' });
  await settings.getByRole('button', { name: 'About Batch size' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(settings.getByRole('textbox', { name: 'Batch size, value' })).toBeFocused();
});

test('a pictogram tells more of itself to a resting mouse and to the keyboard, and Escape hushes it', async ({
  page,
}) => {
  await openExperiment(page, { ...fewDigits, ...small });
  const reset = page.getByRole('button', { name: 'Reset', exact: true });
  const words = page.getByText('Reset to the same initial weights (R)');
  await reset.hover();
  await expect(words).toBeVisible();
  await status(page).hover();
  await expect(words).toHaveCount(0);
  await trainButton(page).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(words).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words).toHaveCount(0);
  await expect(reset).toBeFocused();
});
