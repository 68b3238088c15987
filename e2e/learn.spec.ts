/** Lessons as a learner goes through them: predict, train, read what was measured, and come back to one's own. */
import type { Locator, Page } from '@playwright/test';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { lessons } from '#catalog/lessons/index.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { specToFragment } from '#protocol/urlCodec.ts';
import { expect, expectNoAxeViolations, test } from './fixtures.ts';
import {
  expectReady,
  expectSteps,
  fewDigits,
  openExperiment,
  small,
  status,
  tabTo,
  trainButton,
} from './hourglass.ts';
import { needRealData } from './realData.ts';

/** As the address has it, which is compared. */
const digits = { dataset: fewDigits.dataset, ...small, training: fewDigits.training };

const title = (page: Page, name: string): Locator => page.getByRole('heading', { name, level: 3 });
const setUp = (page: Page): Locator => page.getByRole('button', { name: 'Set up the experiment' });
const trainAndCheck = (page: Page): Locator => page.getByRole('button', { name: 'Train and check' });
const verdict = (page: Page): Locator => page.getByRole('region', { name: 'Prediction' }).getByRole('status');

/** Opens the second lesson at its second step, from anywhere. */
async function openSecondLesson(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Train' }).focus();
  const learn = page.getByRole('tab', { name: 'Learn' });
  while ((await learn.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('link', { name: 'Linear means PCA' }));
  await page.keyboard.press('Enter');
  await expect(title(page, 'The best straight view')).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Next: A network without bends' }));
  await page.keyboard.press('Enter');
  await expect(title(page, 'A network without bends')).toBeFocused();
}

/** Sets up, predicts what will not be, and trains. */
async function predictAndTrain(page: Page): Promise<void> {
  const below = page.getByRole('radio', { name: /^Yes, below it/ });
  await tabTo(page, setUp(page));
  await page.keyboard.press('Enter');
  await expect(trainAndCheck(page)).toBeFocused();
  await expectReady(page);
  // Nothing is predicted yet.
  await page.keyboard.press('Enter');
  await expect(page.getByText('Choose what you expect first.')).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  for (let i = 0; i < 3 && !(await below.isChecked()); i++) await page.keyboard.press('ArrowDown');
  await expect(below).toBeChecked();
  await tabTo(page, trainAndCheck(page));
  await page.keyboard.press('Enter');
  await expect(status(page)).toContainText('All epochs are done', { timeout: 150_000 });
}

test('the second lesson by keyboard: what was predicted is judged by what was measured', async ({ page }) => {
  test.slow();
  await openExperiment(page, digits);
  const own = new URL(page.url()).hash;
  await openSecondLesson(page);
  await predictAndTrain(page);
  await expect(verdict(page)).toContainText(/Measured: [\d.]+ against [\d.]+ of PCA/);
  const words = await verdict(page).innerText();
  const [, measured = '', pca = ''] = /Measured: ([\d.]+) against ([\d.]+)/.exec(words) ?? [];
  expect(words).toContain('You said: Yes, below it by more than a hundredth');
  expect(words.trim().startsWith('As you said')).toBe(Number(measured) < 0.99 * Number(pca));

  await tabTo(page, page.getByRole('button', { name: 'Show Units' }));
  await page.keyboard.press('Enter');
  const units = page.locator('[data-pointed]').getByRole('slider', { name: 'Units k' });
  await expect(units).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Go to Units' }));
  await page.keyboard.press('Enter');
  await expect(units).toBeFocused();

  await page.getByRole('button', { name: 'Back to your experiment' }).press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toBe(`#learn=linear&${own.slice(1)}`);
  // What was said and found stays for the visit.
  await expect(verdict(page)).toContainText(`Measured: ${measured}`);
});

test('who comes back from a lesson finds what they had trained', async ({ page }) => {
  await openExperiment(page, {
    ...fewDigits,
    network: { id: 'dense', params: { widths: [16] } },
    training: { batchSize: 50, epochs: 1 },
  });
  await trainButton(page).click();
  await expect(status(page)).toContainText('All epochs are done', { timeout: 60_000 });
  await page.getByRole('tab', { name: 'Learn' }).click();
  await page.getByRole('link', { name: 'Linear means PCA' }).click();
  await setUp(page).click();
  await expectReady(page);
  await page.getByRole('button', { name: 'All lessons' }).click();
  const notices = page.getByRole('log', { name: 'Notices' });
  await expect(notices).toContainText('The lesson is closed');
  await page.getByRole('link', { name: 'Depth needs bends' }).click();
  await expect(notices).not.toContainText('The lesson is closed');
  await page.getByRole('button', { name: 'Back to your experiment' }).click();
  await expectSteps(page, 20);
});

test.describe('a link to a lesson', () => {
  test.beforeEach(needRealData);

  test('opens it in a fresh page; Back leaves it, and progress outlasts the visit', async ({ page }) => {
    await page.goto('./#learn=vae');
    await expect(title(page, 'Drawing something new')).toBeVisible();
    await expectReady(page);
    await page.getByRole('button', { name: 'Next: Holes in a plain map' }).click();
    await page.getByRole('button', { name: 'All lessons' }).click();
    await page.getByRole('link', { name: 'Linear means PCA' }).click();
    await expect(title(page, 'The best straight view')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { name: '9 lessons' })).toBeVisible();
    await page.goBack();
    await expect(title(page, 'Holes in a plain map')).toBeVisible();
    await page.goto('about:blank');
    await page.goto('./#learn=vae');
    await expect(title(page, 'Holes in a plain map')).toBeVisible();
    await page.goto('about:blank');
    await page.goto('./#learn=alchemy');
    await expect(page.getByText('There is no lesson “alchemy”')).toBeVisible();
  });
});

/** On fewer images, which are there sooner: the page has the same controls. */
function onFewer(experiment: ExperimentSpec): ExperimentSpec {
  return experiment.dataset.id === 'mnist'
    ? parseSpec({ ...experiment, dataset: digits.dataset })
    : experiment;
}

/** The first steps that point at something no step before them did. */
async function newPointers() {
  const seen = new Set<string>();
  const found = [];
  for (const { id, title: lesson, load } of lessons) {
    for (const step of (await load()).steps) {
      const pointers = step.pointers?.filter(({ control }) => !seen.has(control)) ?? [];
      for (const { control } of pointers) seen.add(control);
      if (pointers.length > 0 && step.experiment)
        found.push({ id, lesson, name: step.title, experiment: onFewer(step.experiment), pointers });
    }
  }
  return found;
}

test('everything that the lessons point at is on the page', async ({ page }) => {
  test.slow();
  for (const { id, lesson, name, experiment, pointers } of await newPointers()) {
    await page.goto(`./#learn=${id}&${specToFragment(experiment)}`);
    await expect(page.getByRole('article', { name: `Lesson: ${lesson}` })).toBeVisible();
    while (!(await title(page, name).isVisible()))
      await page.getByRole('button', { name: /^Next: / }).click();
    await expectReady(page);
    const list = page.getByRole('list', { name: 'On this page' }).getByRole('listitem');
    for (const { control, hint } of pointers) {
      await list.filter({ hasText: hint }).getByRole('button', { name: /^Show/ }).click();
      await expect(page.locator('[data-pointed]'), control).toHaveCount(1);
      await expect(page.locator('[data-pointed]'), control).toBeVisible();
    }
  }
});

test.describe('in a narrow window', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a lesson says where the settings are that it points at; the list of lessons has no violation', async ({
    page,
  }) => {
    await openExperiment(page, digits);
    await page.getByRole('tab', { name: 'Learn' }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoAxeViolations(page);
    }
    await page.getByRole('link', { name: 'Linear means PCA' }).click();
    await page.getByRole('button', { name: 'Next: A network without bends' }).click();
    await setUp(page).click();
    await expectReady(page);
    await page.getByRole('button', { name: 'Show Units' }).click();
    await expect(page.getByText(/^It is among the settings/)).toBeVisible();
  });
});
