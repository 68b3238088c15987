/** The first minute: something good is there before anything is trained or loaded. */
import { expect, test } from './fixtures.ts';
import {
  codeSlider,
  expectReady,
  expectSteps,
  expectToChange,
  generatedImage,
  pixelsOf,
  status,
  trainButton,
  trainLoss,
} from './hourglass.ts';
import { needRealData } from './realData.ts';

test.use({ reducedMotion: 'no-preference' });
test.beforeEach(needRealData);

test('the pretrained map and sliders work while the data are on their way; Train begins anew', async ({
  page,
}) => {
  let deliver = () => {};
  const asked = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  await page.route('**/datasets/mnist/**', async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto('./');
  const map = page.getByRole('region', { name: 'Autoencoder code' });
  await expect(map.getByRole('img', { name: /codes of 10,000 images/ })).toBeVisible({ timeout: 30_000 });
  await expect(status(page)).toContainText('Loading the data');
  const drawn = generatedImage(page, 'Autoencoder');
  const before = await pixelsOf(drawn);
  await codeSlider(page, 'z₁').focus();
  await page.keyboard.press('PageUp');
  await expectToChange(drawn, before);

  deliver();
  await expectReady(page);
  await expect(status(page)).toContainText('pretrained');
  // Its steps are not those of this run.
  await expect(page.getByText('step 0', { exact: true })).toHaveCount(0);
  await trainButton(page).click();
  await expectSteps(page, 3);
  // A network that knows nothing costs about 540 nats, the pretrained one 146.
  expect(await trainLoss(page)).toBeGreaterThan(160);
  await expect(status(page)).not.toContainText('pretrained');
});
