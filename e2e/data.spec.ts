/** Data: one's own files, broken files, and a server without MNIST. */
import { mkdirSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import {
  expectOpen,
  expectReady,
  expectSteps,
  expectToChange,
  fewDigits,
  openExperiment,
  pixelsOf,
  small,
  status,
  trainButton,
} from './hourglass.ts';
import { barImages, barLabels, cutOffImages } from './idxFiles.ts';
import { barTable, writePictures } from './ownFormats.ts';

const generated = { ...fewDigits, ...small };

test('own IDX files train, and are still there after a reload', async ({ page }) => {
  await openExperiment(page, generated);
  const address = page.url();
  await page
    .getByLabel('Your own files')
    .setInputFiles([barImages('bars-images.gz', 500), barLabels('bars-labels', 500)]);
  await expect(page.getByText('450 to train on, 50 held out, 12 × 12 pixels')).toBeVisible();
  await expectReady(page);
  await trainButton(page).click();
  await expectSteps(page, 10);
  // Ten steps may take less time than the address needs to follow.
  await expect(page).not.toHaveURL(address);
  await page.reload();
  await expectOpen(page);
  await expect(page.getByText('450 to train on, 50 held out, 12 × 12 pixels')).toBeVisible();
});

test('an own CSV table trains, and is still there after a reload', async ({ page }) => {
  await openExperiment(page, generated);
  const address = page.url();
  await page.getByLabel('Your own files').setInputFiles([barTable('bars.csv', 200)]);
  await expect(page.getByText('180 to train on, 20 held out, 28 × 28 pixels')).toBeVisible();
  await expectReady(page);
  await trainButton(page).click();
  await expectSteps(page, 3);
  await expect(page).not.toHaveURL(address);
  await page.reload();
  await expectOpen(page);
  await expect(page.getByText('180 to train on, 20 held out, 28 × 28 pixels')).toBeVisible();
  const legend = page.getByRole('region', { name: 'Autoencoder code' });
  await expect(legend.getByText('even', { exact: true })).toBeVisible();
});

test('a folder of pictures becomes classes; dark on light is inverted, unless one wants it as it is', async ({
  page,
}, { outputDir }) => {
  mkdirSync(outputDir, { recursive: true });
  writePictures(outputDir, 10);
  await openExperiment(page, generated);
  const notices = page.getByRole('log', { name: 'Notices' });
  await page.getByLabel('Your own folder').setInputFiles(outputDir);
  await expect(page.getByText('18 to train on, 2 held out, 28 × 28 pixels')).toBeVisible();
  await expect(notices).toContainText('They were inverted');
  const legend = page.getByRole('region', { name: 'Autoencoder code' });
  await expect(legend.getByText('left', { exact: true })).toBeVisible();
  await expectReady(page);
  const reconstructions = page.getByRole('img', { name: /^Rows of images/ });
  const inverted = await pixelsOf(reconstructions);
  await notices.getByRole('button', { name: 'Keep them as they are' }).click();
  await expectToChange(reconstructions, inverted);
  await expect(notices).not.toContainText('inverted');
});

test('a broken file says what was found, and nothing is lost', async ({ page }) => {
  await openExperiment(page, generated);
  await page.getByLabel('Your own files').setInputFiles([cutOffImages('cut.idx')]);
  const notices = page.getByRole('log', { name: 'Notices' });
  await expect(notices).toContainText(/cut\.idx/);
  await expect(notices).toContainText(/144,?016|500/);
  await expect(page.getByRole('combobox', { name: 'Data set' })).toContainText('Stroke digits');
  await trainButton(page).click();
  await expectSteps(page, 5);
});

test.describe('on a server without MNIST', () => {
  test.use({ allowedConsole: [/404/] });

  test('generated digits stand in, and the page says why', async ({ page, context }) => {
    await context.route('**/datasets/mnist/**', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('./');
    await expect(page.getByRole('log', { name: 'Notices' })).toContainText(/npm run datasets/);
    await expectReady(page);
    await expect(page.getByRole('combobox', { name: 'Data set' })).toContainText('Stroke digits');
    await trainButton(page).click();
    await expectSteps(page, 3);
  });

  test('what is still of the experiment before is faded until the data are there', async ({
    page,
    context,
  }) => {
    let deliver = () => {};
    const asked = new Promise<void>((resolve) => {
      deliver = resolve;
    });
    await context.route('**/datasets/fashion-mnist/**', async (route) => {
      await asked;
      await route.fulfill({ status: 404, body: '' });
    });
    await openExperiment(page, generated);
    const results = page.getByRole('tabpanel', { name: 'Train' });
    await expect(results).toHaveCSS('opacity', '1');
    await page.getByRole('combobox', { name: 'Data set' }).click();
    await page.getByRole('option', { name: /^Fashion-MNIST/ }).click();
    await expect(results).toHaveCSS('opacity', '0.4');
    deliver();
    await expectReady(page);
    await expect(results).toHaveCSS('opacity', '1');
  });
});

test('a loss that stops being a number stops the run and offers a way on', async ({ page }) => {
  await openExperiment(page, {
    ...generated,
    loss: { id: 'squaredError' },
    optimizer: { id: 'sgd', params: { learningRate: 100 } },
  });
  await trainButton(page).click();
  const alert = page.getByRole('alert').filter({ hasText: 'no longer a number' });
  await expect(alert).toContainText(/restored/);
  await expect(alert.getByRole('button', { name: 'The same from the start' })).toBeVisible();
  await alert.getByRole('button', { name: /Lower the learning rate to a tenth and train on/ }).click();
  await expect.poll(() => decodeURIComponent(page.url())).toContain('"learningRate":10');
  await expect(status(page)).not.toContainText('Restarted');
});
