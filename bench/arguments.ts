/** Reads the arguments that both benchmarks take. Not what they mean to a part: measure.ts. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { networks } from './engine/networks.ts';
import { type Engine, listEngines } from './engines.ts';

const PARTS = ['steps', 'products', 'images'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchArguments {
  readonly format: 'text' | 'json' | 'markdown';
  readonly repeats: number;
  readonly batches: readonly number[];
  readonly threads: number;
  readonly engines: readonly Engine[];
  readonly networks: readonly string[];
  readonly parts: ReadonlySet<Part>;
}

export interface Defaults {
  readonly title: string;
  readonly batch: string;
  /** Ids of the engines that are timed unless others are named. */
  readonly engines: readonly string[];
}

function help({ title, batch, engines }: Defaults): string {
  return `${title}

  --batch A,B        images in a step (${batch})
  --engines A,B      which are timed (${engines.join(',')})
  --networks A,B     which are trained (${networks.map(({ name }) => name).join(',')})
  --parts A,B        what is timed (${PARTS.join(',')})
  --repeats N        how often, interleaved (7)
  --threads N        what n in a name stands for (the processors, at most 8)
  --json             only JSON on standard output
  --markdown         tables for docs/performance.md

Times depend on the machine, ratios much less: leave it alone while it measures. docs/performance.md explains each column.
$HOURGLASS_PYTHON names the Python that has PyTorch or numpy, if it is not python3 or /usr/bin/python3.
`;
}

function parse() {
  return parseArgs({
    options: {
      batch: { type: 'string' },
      engines: { type: 'string' },
      networks: { type: 'string' },
      parts: { type: 'string' },
      repeats: { type: 'string', default: '7' },
      threads: { type: 'string', default: String(Math.min(8, availableParallelism())) },
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Error(`--${option} is "${text}"; allowed is a whole number from 1 to 9999.`);
}

/** Those of `known` that were named, in the order of `known`. */
function pick<Item>(
  option: string,
  text: string | undefined,
  known: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  if (text === undefined) return known;
  const names = text.split(',');
  const unknown = names.find((name) => !known.some((item) => nameOf(item) === name));
  if (unknown === undefined) return known.filter((item) => names.includes(nameOf(item)));
  throw new Error(`--${option} names "${unknown}"; there are ${known.map(nameOf).join(', ')}.`);
}

/** @returns undefined after printing the help  @throws Error that says what is allowed */
export function readArguments(defaults: Defaults): BenchArguments | undefined {
  const values = parse();
  if (values.help) {
    process.stdout.write(help(defaults));
    return undefined;
  }
  const threads = wholeNumber('threads', values.threads);
  const named = values.engines ?? defaults.engines.join(',');
  return {
    format: values.json ? 'json' : values.markdown ? 'markdown' : 'text',
    repeats: wholeNumber('repeats', values.repeats),
    batches: (values.batch ?? defaults.batch).split(',').map((text) => wholeNumber('batch', text)),
    threads,
    engines: pick('engines', named, listEngines(threads), ({ id }) => id),
    networks: pick('networks', values.networks, networks, ({ name }) => name).map(({ name }) => name),
    parts: new Set(pick('parts', values.parts, PARTS, (part) => part)),
  };
}
