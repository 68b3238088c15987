/** One benchmark from its arguments to its results, wherever its engines run. Not the engines' start. */
import type { BenchArguments } from './arguments.ts';
import type { MachineFacts } from './machine.ts';
import { measureImages, measureProducts, measureSteps, type Start } from './measure.ts';
import type { NamedProduct } from './products.ts';
import type { Results } from './report/results.ts';

export async function runBenchmark(
  { engines, repeats, threads, networks, batches, parts }: BenchArguments,
  machine: MachineFacts,
  start: Start,
  products?: readonly NamedProduct[],
): Promise<Results> {
  const measuring = { start, engines, repeats };
  return {
    ...{ machine, threads, repeats, engines },
    steps: parts.has('steps') ? await measureSteps(measuring, networks, batches) : [],
    products: parts.has('products') ? await measureProducts(measuring, products) : [],
    images: parts.has('images') ? await measureImages(measuring) : [],
  };
}

/** Runs a command and ends the process, with 2 where it fails. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
    process.exitCode = 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
