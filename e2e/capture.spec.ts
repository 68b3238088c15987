/** WebGPU kernels of our own do what they are defined to do, and recorded steps do what tfjs does. */
import { recipes } from '#catalog/recipes/index.ts';
import { schedules } from '#catalog/schedules/index.ts';
import { check, openEnginePage } from './engine/enginePage.ts';
import { expect, testOnOnePage } from './fixtures.ts';

// What WebGPU has compiled for one test the next ones need not compile again.
const test = testOnOnePage(openEnginePage);

interface Found {
  readonly found: readonly number[];
  readonly expected: readonly number[];
}

/** Largest |found − expected|, for expected numbers above `unit` as a share of them. */
function difference({ found, expected }: Found, unit = 1): number {
  expect(found.length).toBe(expected.length);
  const differences = found.map((value, i) => {
    return Math.abs(value - expected[i]!) / Math.max(1, Math.abs(expected[i]!) / unit);
  });
  // NaN must not get lost.
  return differences.reduce((largest, value) => (value <= largest ? largest : value), 0);
}

test('kernels give the numbers of their definitions', async ({ page }) => {
  const exact = {
    shuffles: await check(page, 'shuffles', 10, 4, [0, 1, 2, 3, 5]),
    'shuffles of many': await check(page, 'shuffles', 70_000, 100, [0, 699, 700, 123_456]),
    images: await check(page, 'images'),
    uniform: await check(page, 'noise', 'uniform', 3),
    'uniform, late': await check(page, 'noise', 'uniform', 2 ** 31 - 1),
  };
  for (const [name, { found, expected }] of Object.entries(exact)) expect(found, name).toEqual(expected);
  expect(difference(await check(page, 'noise', 'normal', 0), Infinity)).toBeLessThanOrEqual(2e-6);
  expect(difference(await check(page, 'noise', 'normal', 77), Infinity)).toBeLessThanOrEqual(2e-6);
  expect(difference(await check(page, 'noise', 'gumbel', 77), Infinity)).toBeLessThanOrEqual(2e-6);
  expect(difference(await check(page, 'bernoulli'))).toBeLessThanOrEqual(2e-6);
});

test('optimizers in place are those of the catalog', async ({ page }) => {
  for (const id of ['sgd', 'momentum', 'adam'] as const) {
    expect(difference(await check(page, 'optimizers', id)), id).toBeLessThanOrEqual(1e-6);
  }
  for (const step of [1, 2, 1000, 10_000_000]) {
    expect(difference(await check(page, 'lateAdam', step)), `step ${step}`).toBeLessThanOrEqual(2e-6);
  }
});

test('dense layers and their gradients are those of plain operations', async ({ page }) => {
  for (const activation of ['relu', 'leakyRelu', 'elu', 'tanh', 'sigmoid', 'softplus', 'linear'] as const) {
    expect(difference(await check(page, 'denseLayers', activation)), activation).toBeLessThanOrEqual(1e-5);
  }
});

interface Search {
  readonly mode: string | undefined;
  readonly reason: string | undefined;
  readonly totals: readonly number[];
  readonly areFinite: boolean;
}

function expectToSearch({ mode, reason, totals, areFinite }: Search): void {
  expect(mode, reason).toBe('replayed');
  expect(areFinite).toBe(true);
  expect(totals.at(-1)).toBeLessThan(totals[0]!);
}

for (const [index, { label, experiment }] of recipes.entries()) {
  // A search looks as often as it needs to: only that it comes lower can be compared.
  if ('lineSearches' in experiment.optimizer.params) {
    test(`the recipe ${label} searches in replayed looks, and its loss falls`, async ({ page }) => {
      expectToSearch(await check(page, 'searchingRecipe', index));
    });
    continue;
  }
  test(`the recipe ${label} is replayed as it trains, its live numbers changed in between`, async ({
    page,
  }) => {
    const { mode, reason, found, expected } = await check(page, 'recipe', index);
    expect(mode, reason).toBe('replayed');
    expect(difference({ found, expected })).toBeLessThanOrEqual(1e-6);
  });
}

for (const { id, label } of schedules) {
  test(`the schedule ${label} is replayed as it trains`, async ({ page }) => {
    const { mode, reason, found, expected } = await check(page, 'schedule', id);
    expect(mode, reason).toBe('replayed');
    expect(difference({ found, expected })).toBeLessThanOrEqual(1e-6);
  });
}

for (const id of ['conjugateGradient', 'lbfgs'] as const) {
  test(`the looks of ${id} are replayed, and the loss falls`, async ({ page }) => {
    expectToSearch(await check(page, 'search', id));
  });
}

for (const id of ['dense', 'convolutional'] as const) {
  test(`a ${id} network with moving averages, dropout and tied weights is replayed as it trains`, async ({
    page,
  }) => {
    const { mode, reason, found, expected } = await check(page, 'network', id);
    expect(mode, reason).toBe('replayed');
    expect(difference({ found, expected })).toBeLessThanOrEqual(1e-6);
  });
}

test('replayed steps are the steps of tfjs, also after the learning rate changed', async ({ page }) => {
  const { variables, rows } = await check(page, 'replay');
  expect(rows.found).toHaveLength(30);
  expect(difference(rows)).toBeLessThanOrEqual(1e-6);
  expect(difference(variables)).toBeLessThanOrEqual(1e-6);
  // The steps are counted on, and the loss falls.
  expect(rows.found.at(-1)).toBe(17);
  expect(rows.found.at(-2)).toBeLessThan(rows.found[0]!);
  for (const name of ['forgottenReads', 'overwritten'] as const) {
    const { found, expected } = await check(page, name);
    expect(found, name).toEqual(expected);
  }
});

test('2,000 replayed steps hold no more than 64, and nothing is left when all is disposed of', async ({
  page,
}) => {
  const { before, early, late, after, values } = await check(page, 'longRun');
  expect(difference(values)).toBeLessThanOrEqual(1e-5);
  expect(late).toEqual(early);
  expect(after).toEqual(before);
});

test('wrong use is refused', async ({ page }) => {
  expect(await check(page, 'misuse')).toEqual([
    'capture/steps',
    'capture/steps',
    'capture/stale',
    'capture/size',
    'capture/stale',
  ]);
});

for (const [fault, reason] of [
  ['uploadsMany', 'it uploads 3 numbers'],
  ['uploadsAnother', 'it uploads a number that changes'],
  ['readsSync', 'it reads a tensor'],
  ['reads', 'it reads a tensor'],
  ['createsVariable', 'it creates the variable'],
  ['changesKernels', 'it does not do the same every time'],
  ['changesShapes', 'it does not do the same every time'],
  ['changesUniforms', 'it does not do the same every time'],
  ['leavesTensors', 'it leaves tensors behind'],
  ['disposesForeign', 'it disposes of a tensor that it did not make'],
  ['fails', 'the step itself failed'],
  ['forwardsToCpu', 'small tensors may be computed on the CPU'],
] as const) {
  test(`refuses a step that ${fault}, and leaves the backend as it was`, async ({ page }) => {
    const { message, ...left } = await check(page, 'refusal', fault);
    expect(message).toContain(reason);
    // What the two runs of the step kept by itself.
    const growth = fault === 'createsVariable' || fault === 'leavesTensors' ? [2, 2] : [0, 0];
    expect(left).toEqual({ code: fault === 'fails' ? 'none' : 'capture/refused', changed: [], growth });
  });
}
