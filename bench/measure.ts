/**
 * The parts of a benchmark: training steps, matrix products, and work on all images.
 * Not one race: race.ts runs it. Not what is printed: report/.
 */
import type { Work } from './engine/requests.ts';
import type { Contestant, Engine } from './engines.ts';
import { type NamedProduct, products } from './products.ts';
import { race, reasonOf, type Timing } from './race.ts';

export interface StepRace {
  readonly network: string;
  readonly batch: number;
  readonly timings: readonly Timing[];
}

export interface ProductRace extends NamedProduct {
  readonly timings: readonly Timing[];
}

export interface ImageRace {
  readonly kind: 'pca' | 'codes';
  readonly timings: readonly Timing[];
}

export type Start = (engine: Engine) => Promise<Contestant>;

export interface Measuring {
  readonly start: Start;
  /** Those that were asked for. */
  readonly engines: readonly Engine[];
  readonly repeats: number;
}

/** All images take seconds: more repeats than this tell nothing new. */
const MOST_IMAGE_REPEATS = 3;

const PRODUCT_ENGINES = ['simdN', 'simd1', 'torchN', 'torch1', 'numpyN', 'numpy1'];
const IMAGE_ENGINES = ['simdN', 'simd1', 'wasm', 'webgpu'];

const note = (text: string) => process.stderr.write(`${text} …\n`);

/** Starts engines, lets them race, and stops them. */
async function withEngines<Result>(
  engines: readonly Engine[],
  start: Start,
  use: (contestants: ReadonlyMap<Engine, Contestant | Error>) => Promise<Result>,
): Promise<Result> {
  const contestants = new Map<Engine, Contestant | Error>();
  try {
    for (const engine of engines) {
      contestants.set(engine, await start(engine).catch((error: unknown) => new Error(reasonOf(error))));
    }
    return await use(contestants);
  } finally {
    for (const contestant of contestants.values()) {
      if (!(contestant instanceof Error)) await contestant.stop();
    }
  }
}

/** Every engine starts anew for each network, so that no race inherits the memory of another. */
export async function measureSteps(
  { start, engines, repeats }: Measuring,
  networks: readonly string[],
  batches: readonly number[],
): Promise<StepRace[]> {
  const steps = engines.filter(({ backend }) => backend !== 'numpy');
  const races: StepRace[] = [];
  for (const network of networks) {
    for (const batch of batches) {
      note(`Steps of ${network}, batch ${batch}`);
      const work: Work = { kind: 'training', network, batch };
      const timings = await withEngines(steps, start, (contestants) => race(contestants, work, repeats));
      races.push({ network, batch, timings });
    }
  }
  return races;
}

/** @param wanted such as all of products.ts */
export function measureProducts(
  { start, engines, repeats }: Measuring,
  wanted: readonly NamedProduct[] = products,
): Promise<ProductRace[]> {
  const able = engines.filter(({ id }) => PRODUCT_ENGINES.includes(id));
  note('Matrix products');
  return withEngines(able, start, async (contestants) => {
    const races: ProductRace[] = [];
    for (const { name, product } of wanted) {
      races.push({ name, product, timings: await race(contestants, product, repeats) });
    }
    return races;
  });
}

export async function measureImages({ start, engines, repeats }: Measuring): Promise<ImageRace[]> {
  const able = engines.filter(({ id }) => IMAGE_ENGINES.includes(id));
  const times = Math.min(repeats, MOST_IMAGE_REPEATS);
  const races: ImageRace[] = [];
  for (const kind of ['pca', 'codes'] as const) {
    note(kind === 'pca' ? 'PCA of all images' : 'Codes of all images');
    const timings = await withEngines(able, start, (contestants) => race(contestants, { kind }, times));
    races.push({ kind, timings });
  }
  return races;
}
