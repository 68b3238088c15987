/** The project's own targets for speed, each with its figure and whether it holds. Not a test: it is printed. */
import { REFERENCE } from '../engines.ts';
import { cube, flops } from '../products.ts';
import { msOf, type Results, ratio } from './results.ts';
import { digits, type Table } from './table.ts';

const BATCH = 128;

/** The most that a step may take, as a share of PyTorch's. */
const MOST_OF_TORCH = { small: 0.95, Hinton: 0.65, conv: 0.8, VAE: 1.3 };
const LEAST_TIMES_STOCK = 15;
const STOCK_NETWORKS = ['small', 'Hinton'];
const LEAST_GFLOPS = 90;
const LEAST_OF_NUMPY = 0.3;

export interface Target {
  readonly statement: string;
  readonly figure: string;
  /** Undefined where something was not measured. */
  readonly holds: boolean | undefined;
}

function stepTimes({ steps }: Results, network: string, engine: string): number | undefined {
  const race = steps.find((step) => step.network === network && step.batch === BATCH);
  return race && msOf(race.timings, engine);
}

/** Beside PyTorch on all threads. On one it can be faster, because its threads wait for each other: that is told, too. */
function torchFigure(results: Results, network: string): { figure: number | undefined; text: string } {
  const besides = (engine: string) =>
    ratio(stepTimes(results, network, REFERENCE), stepTimes(results, network, engine));
  const [figure, onOne] = [besides('torchN'), besides('torch1')];
  const text = onOne === undefined ? '' : `, ${digits(onOne)}× of PyTorch on 1 thread`;
  return { figure, text: `${digits(figure)}×${text}` };
}

function torchTargets(results: Results): Target[] {
  return Object.entries(MOST_OF_TORCH).map(([network, most]) => {
    const { figure, text } = torchFigure(results, network);
    return {
      statement: `${network}: at most ${most}× the time of PyTorch on all threads`,
      figure: text,
      holds: figure === undefined ? undefined : figure <= most,
    };
  });
}

function stockTargets(results: Results): Target[] {
  return STOCK_NETWORKS.map((network) => {
    const figure = ratio(stepTimes(results, network, 'wasm'), stepTimes(results, network, REFERENCE));
    return {
      statement: `${network}: at least ${LEAST_TIMES_STOCK}× as fast as stock tfjs-wasm`,
      figure: `${digits(figure)}×`,
      holds: figure === undefined ? undefined : figure >= LEAST_TIMES_STOCK,
    };
  });
}

function productTarget({ products }: Results): Target {
  const race = products.find(({ name }) => name === cube.name);
  const gflops = (engine: string) => {
    const ms = race && msOf(race.timings, engine);
    return ms === undefined ? undefined : flops(cube.product) / ms / 1e6;
  };
  const ours = gflops(REFERENCE);
  const share = ratio(ours, gflops('numpyN'));
  return {
    statement: `${cube.name}: at least ${LEAST_GFLOPS} GFLOP/s or ${100 * LEAST_OF_NUMPY} % of numpy`,
    figure: `${digits(ours)} GFLOP/s, ${share === undefined ? '–' : Math.round(100 * share)} %`,
    holds: ours === undefined ? undefined : ours >= LEAST_GFLOPS || (share ?? 0) >= LEAST_OF_NUMPY,
  };
}

export const targetsOf = (results: Results): Target[] => [
  ...torchTargets(results),
  ...stockTargets(results),
  productTarget(results),
];

const verdict = (holds: boolean | undefined) =>
  holds === undefined ? 'not measured' : holds ? 'holds' : 'does not hold';

/** Without rows where nothing that they need was measured. */
export function targetTable(results: Results): Table {
  const targets = targetsOf(results);
  const isMeasured = targets.some(({ holds }) => holds !== undefined);
  return {
    title: `Targets, simd on ${results.threads} threads, replayed, batch ${BATCH}`,
    head: ['target', 'figure', ''],
    rows: isMeasured
      ? targets.map(({ statement, figure, holds }) => [statement, figure, verdict(holds)])
      : [],
    notes: [],
  };
}
