/**
 * The command line of `npm run train`: what may be given, and clear words where something else was.
 * Not the experiment: experiment.ts reads that.
 */
import { parseArgs } from 'node:util';
import { datasets } from '#catalog/datasets/index.ts';
import { recipes } from '#catalog/recipes/index.ts';

/** Backends that run in Node. */
const NODE_BACKENDS = ['simd', 'cpu', 'webgpu'] as const;
export type NodeBackend = (typeof NODE_BACKENDS)[number];

/** As the backend for the processor was named before it was one of our own. */
const FORMER_NAMES: Readonly<Record<string, NodeBackend>> = { wasm: 'simd' };

export interface TrainArguments {
  readonly source:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'recipe'; readonly id: string };
  /** The folder to write into. */
  readonly out: string;
  readonly backend: NodeBackend;
  /** Instead of the experiment's. */
  readonly epochs: number | undefined;
  /** Images to train on; all if undefined. */
  readonly limit: number | undefined;
  /** Instead of the experiment's. */
  readonly dataset: string | undefined;
  readonly tfjsModel: boolean;
  /** Epochs of supervised fine-tuning afterwards, on a copy; none if undefined. */
  readonly classify: number | undefined;
}

/** The command line says something that is not allowed; the message names what is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A browser keeps the person's own images, so Node has none. */
const DATASET_IDS = datasets.filter(({ origin }) => origin.kind !== 'own').map(({ id }) => id);
const RECIPE_IDS = recipes.map(({ id }) => id);

const OPTIONS = {
  spec: { type: 'string' },
  recipe: { type: 'string' },
  out: { type: 'string' },
  backend: { type: 'string' },
  epochs: { type: 'string' },
  limit: { type: 'string' },
  dataset: { type: 'string' },
  classify: { type: 'string' },
  'tfjs-model': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Names in lines of the help's second column, which begins at the 20th character. */
function listed(names: readonly string[]): string {
  const lines = [''];
  for (const [i, name] of names.entries()) {
    const word = i < names.length - 1 ? `${name}, ` : name;
    const isFull = (lines.at(-1) + word).length > 75;
    if (isFull) lines.push('');
    lines[lines.length - 1] += word;
  }
  return lines.map((line) => line.trimEnd()).join(`\n${' '.repeat(19)}`);
}

export const HELP = `Trains an autoencoder in Node with the engine of the page.

  npm run train -- (--spec FILE | --recipe ID) --out DIR [options]

  --spec FILE      an experiment as JSON; what it omits takes its default
  --recipe ID      ${listed(RECIPE_IDS)}
  --out DIR        the folder to write into; made if it is not there
  --backend ID     ${NODE_BACKENDS.join(', ')} (${NODE_BACKENDS[0]} if not given)
  --epochs N       passes through the training images, instead of the experiment's
  --limit N        train the network on the first N training images only; PCA is fitted on all of them all the same
  --dataset ID     instead of the experiment's: ${listed(DATASET_IDS)}
  --classify N     afterwards fine-tune a copy of the encoder with a softmax head for N epochs; reports its accuracy
  --tfjs-model     also write encoder and decoder as tfjs Layers models
  --help           this text

Writes report.json (errors in nats or squared error per image), curve.csv and one for each phase of pretraining,
encoder.safetensors, decoder.safetensors, test-codes.npy [n, k] and test-reconstructions.npy [n, pixels]. Images come
from $HOURGLASS_DATASETS, public/datasets or ../shared/datasets; "npm run datasets" fetches them. Exit codes: 0 done,
1 failed, 2 wrong arguments, 130 stopped.
`;

/** What the command line asks for. @param argv without node and script  @throws UsageError */
export function parseTrainArguments(argv: readonly string[]): TrainArguments | 'help' {
  const values = readOptions(argv);
  if (values.help) return 'help';
  return {
    source: sourceOf(values.spec, values.recipe),
    out: required(values.out, '--out DIR is missing: name the folder to write into.'),
    backend: backendOf(values.backend ?? NODE_BACKENDS[0]),
    epochs: wholeNumber('--epochs', values.epochs),
    limit: wholeNumber('--limit', values.limit),
    dataset: values.dataset === undefined ? undefined : oneOf('--dataset', values.dataset, DATASET_IDS),
    classify: wholeNumber('--classify', values.classify),
    tfjsModel: values['tfjs-model'] ?? false,
  };
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS }).values;
  } catch (error) {
    // The first sentence says what is wrong; the others advise on the parser.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. ', 1);
    const names = Object.keys(OPTIONS).map((name) => `--${name}`);
    throw new UsageError(`${reason}. Allowed are ${names.join(', ')}.`);
  }
}

function sourceOf(spec: string | undefined, recipe: string | undefined): TrainArguments['source'] {
  if (spec !== undefined && recipe !== undefined) {
    throw new UsageError('Give either --spec FILE or --recipe ID, not both.');
  }
  if (spec !== undefined) return { kind: 'file', path: spec };
  const missing = `Give an experiment: --spec FILE, or --recipe ID with one of ${RECIPE_IDS.join(', ')}.`;
  return { kind: 'recipe', id: oneOf('--recipe', required(recipe, missing), RECIPE_IDS) };
}

const backendOf = (given: string) => FORMER_NAMES[given] ?? oneOf('--backend', given, NODE_BACKENDS);

function required(value: string | undefined, message: string): string {
  if (value === undefined || value === '') throw new UsageError(message);
  return value;
}

/** `given`, which must be one of `allowed`. @throws UsageError */
export function oneOf<const Value extends string>(
  option: string,
  given: string,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((value) => value === given);
  if (found !== undefined) return found;
  throw new UsageError(`${option} is "${given}"; allowed are ${allowed.join(', ')}.`);
}

/** @throws UsageError */
export function wholeNumber(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError(`${option} is "${given}"; allowed is a whole number from 1.`);
}
