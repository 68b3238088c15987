/** Points and tables are trained on and seen as what they are: no files are needed for them. */
import { expect, expectNoAxeViolations, test } from './fixtures.ts';
import {
  codeSlider,
  expectSteps,
  expectToChange,
  openExperiment,
  openInspect,
  pixelsOf,
  trainButton,
} from './hourglass.ts';

const field = {
  dataset: { id: 'ring', params: { count: 1000 } },
  corruption: { id: 'gaussian', params: { sigma: 0.2 } },
  network: { id: 'dense', params: { widths: [32] } },
  loss: { id: 'squaredError' },
  training: { batchSize: 128, epochs: 30 },
} as const;

test('the arrows of points come nearer to the best ones while they are trained', async ({ page }) => {
  await openExperiment(page, field);
  await openInspect(page);
  const panel = page.getByRole('region', { name: 'Denoising field' });
  const cosine = async () => {
    const [, value] = /best\s*([−\d.]+)/.exec((await panel.innerText()).replaceAll('\n', ' ')) ?? [];
    return Number((value ?? 'NaN').replace('−', '-'));
  };
  await expect.poll(cosine).toBeGreaterThan(-1);
  const early = await cosine();
  await trainButton(page).click();
  await expect.poll(cosine, { timeout: 90_000 }).toBeGreaterThan(early + 0.05);
  await expectNoAxeViolations(page);
});

test('points are generated, decoded under the pointer and told by their name', async ({ page }) => {
  await openExperiment(page, field);
  const drawn = page.getByRole('img', { name: 'Point that Autoencoder draws from its sliders' });
  const before = await pixelsOf(drawn);
  await codeSlider(page, 'z₁').press('PageUp');
  await expectToChange(drawn, before);
  await expect(page.getByText('800 to train on, 200 held out, 2 numbers each')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Random test point' })).toBeVisible();
  await page.getByRole('img', { name: /^Map of the codes of 1,000 points.*z₁ from/ }).hover();
  await expect(page.getByText('decoded')).toBeVisible();
});

test('a table comes back as a table, exactly', async ({ page }) => {
  await openExperiment(page, {
    dataset: { id: 'customers' },
    network: { id: 'linear' },
    code: { id: 'plain', params: { size: 4 } },
    loss: { id: 'squaredError' },
    optimizer: { id: 'adam', params: { learningRate: 0.05 } },
    training: { batchSize: 5, epochs: 400 },
  });
  await trainButton(page).click();
  await expectSteps(page, 400);
  const rows = page.getByRole('img', { name: /^Customers as rows of cells/ });
  await expect(rows).toHaveAccessibleName(
    /autoencoder: squared error per customer, mean of these 5: \S*e−|0\.000/,
  );
  await openInspect(page);
  const truth = page.getByRole('region', { name: 'Linear truth' });
  await expect(truth).toContainText('largest angle');
  await expectNoAxeViolations(page);
});

test('choosing points changes the loss with them and says why', async ({ page }) => {
  await openExperiment(page, { dataset: { id: 'customers' }, network: field.network });
  const settings = page.getByRole('complementary', { name: 'Settings' });
  await settings.getByRole('combobox', { name: 'Data set' }).click();
  await page.getByRole('option', { name: /^Ring/ }).click();
  await expect(
    page.getByText(/Loss is now Squared error: Cross-entropy reads values as probabilities/),
  ).toBeVisible();
  await expect(settings.getByText(/squared error for values of any range, as here/)).toBeVisible();
});

for (const [kind, experiment] of [
  ['points', field],
  [
    'a table',
    {
      ...field,
      dataset: { id: 'customers' },
      corruption: { id: 'none' },
      training: { batchSize: 5, epochs: 400 },
    },
  ],
] as const) {
  test(`a run on ${kind} is filmed`, async ({ page }) => {
    await openExperiment(page, experiment);
    await trainButton(page).click();
    await expectSteps(page, 30);
    await openInspect(page);
    const film = page.getByRole('region', { name: 'The run so far' });
    const head = film.getByRole('slider', { name: 'Moment of the run' });
    await expect(() => film.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
    await expect.poll(async () => Number(await head.getAttribute('max'))).toBeGreaterThan(0);
    const last = await pixelsOf(film.getByRole('img'));
    await head.focus();
    await page.keyboard.press('Home');
    await expect(film).toContainText('Step 0');
    await expectToChange(film.getByRole('img'), last);
  });
}
