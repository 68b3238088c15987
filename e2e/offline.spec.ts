/** Without a network: after the first visit the page opens and trains, and a new version tells of itself. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  expectReady,
  expectSteps,
  fewDigits,
  openExperiment,
  openInspect,
  small,
  trainButton,
} from './hourglass.ts';
import { needRealData } from './realData.ts';

const WORKER = resolve(import.meta.dirname, '../dist/serviceWorker.js');

// The other tests do without: they route requests, which a service worker would answer.
test.use({ serviceWorkers: 'allow', allowedConsole: [/ERR_INTERNET_DISCONNECTED/] });

/** Waits until the service worker answers for the page. */
const expectKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');

test.describe('on MNIST', () => {
  test.beforeEach(needRealData);

  test('a page that was visited once opens without a network, isolated as before, and trains', async ({
    page,
    context,
  }) => {
    await openExperiment(page, small);
    await expectKept(page);
    await context.setOffline(true);
    await page.reload();
    await expectReady(page);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await expect(page.getByText(/^60,000 to train on/)).toBeVisible();
    await trainButton(page).click();
    await expectSteps(page, 10);
    await openInspect(page);
    await expect(page.getByRole('region', { name: 'Filters' }).getByRole('img')).toBeVisible();
  });
});

test('a new version says that it is ready, and is there after the reload', async ({ page }) => {
  await openExperiment(page, { ...fewDigits, ...small });
  await expectKept(page);
  const versions = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('hourglass-app')));
  const [before = ''] = await versions();
  const notices = page.getByRole('log', { name: 'Notices' });
  await expect(notices).not.toContainText('new version');
  const built = readFileSync(WORKER, 'utf8');
  try {
    writeFileSync(WORKER, built.replace(/"version":"[^"]+"/, '"version":"next"'));
    await page.reload();
    await expectReady(page);
    await expect(notices).toContainText('A new version of Hourglass is ready.');
    await notices.getByRole('button', { name: 'Reload' }).click();
    await expect(notices).not.toContainText('new version');
    await expectReady(page);
    // The page may be about to go.
    const both = [before, before.replace(/\S+$/, 'next')];
    await expect(async () => expect(await versions()).toEqual(both)).toPass();
  } finally {
    writeFileSync(WORKER, built);
  }
});
