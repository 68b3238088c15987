/**
 * `npm run bench`: milliseconds of one training step of four networks, beside stock tfjs-wasm in the same run.
 * Not a test: times depend on the machine, ratios much less.
 */
import { parseArgs } from 'node:util';
import { findEngines } from './engines.ts';
import { type MeasureOptions, measureNetwork, type Timing } from './measure.ts';
import { networks } from './networks.ts';
import { type BenchRow, formatTable } from './table.ts';

const HELP = `Times one training step (Adam, median of interleaved repeats) of four networks on every backend that runs in Node.

  npm run bench                    a table
  npm run bench -- --json          only JSON on standard output
  npm run bench -- --repeats N     how often each is timed (5)
  npm run bench -- --batch N       images in a step (128)

"wasm" is tfjs-wasm with the project's own matrix products, "stock wasm" is tfjs-wasm as it comes. webgpu is timed too
where the package "webgpu" is installed (npm install --no-save webgpu) and finds a graphics card.
`;

interface BenchArguments extends MeasureOptions {
  readonly json: boolean;
  readonly help: boolean;
}

/** @throws Error that says what is allowed */
function readArguments(): BenchArguments {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      repeats: { type: 'string', default: '5' },
      batch: { type: 'string', default: '128' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const count = (name: 'repeats' | 'batch') => {
    if (/^[1-9]\d{0,3}$/.test(values[name])) return Number(values[name]);
    throw new Error(`--${name} is "${values[name]}"; allowed is a whole number from 1 to 9999.`);
  };
  return { json: values.json, help: values.help, repeats: count('repeats'), batchSize: count('batch') };
}

function ratio(timings: readonly Timing[]): number | undefined {
  const stepMs = (name: string) => timings.find(({ engine }) => engine === name)?.stepMs;
  const ours = stepMs('wasm');
  const stock = stepMs('stock wasm');
  return ours === undefined || stock === undefined ? undefined : stock / ours;
}

async function main(): Promise<void> {
  const { json, help, ...options } = readArguments();
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const engines = await findEngines();
  const rows: BenchRow[] = [];
  for (const network of networks) {
    process.stderr.write(`Timing ${network.name} …\n`);
    const timings = await measureNetwork(network, engines, options);
    rows.push({
      network: { name: network.name, layers: network.layers },
      timings,
      stockToOurs: ratio(timings),
    });
  }
  const title = `Milliseconds of one step, batch ${options.batchSize}, median of ${options.repeats} interleaved repeats`;
  process.stdout.write(
    json ? `${JSON.stringify({ ...options, rows }, undefined, 2)}\n` : `${title}\n\n${formatTable(rows)}\n`,
  );
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
