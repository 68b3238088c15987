/** The tables of times: steps, JavaScript of a step, products, all images. Not targets and not the machine. */
import { networks } from '../engine/networks.ts';
import { type Engine, REFERENCE } from '../engines.ts';
import { flops } from '../products.ts';
import type { Timing } from '../race.ts';
import { msOf, type Results, ratio, timingOf } from './results.ts';
import { digits, type Table } from './table.ts';

/** Engines that took part in a race. */
function enginesOf(races: readonly { readonly timings: readonly Timing[] }[], engines: readonly Engine[]) {
  return engines.filter(({ id }) => races.some(({ timings }) => timingOf(timings, id) !== undefined));
}

/** Milliseconds, and how many times those of the reference; what is not a median says of how many. */
function timeCell(timings: readonly Timing[], engine: string, repeats: number): string {
  const timing = timingOf(timings, engine);
  if (timing?.ms === undefined) return `– (${timing?.failure ?? 'not timed'})`;
  const times = engine === REFERENCE ? undefined : ratio(timing.ms, msOf(timings, REFERENCE));
  const count = timing.repeatsMs.length;
  return [
    digits(timing.ms),
    ...(times === undefined ? [] : [`(${digits(times)}×)`]),
    ...(count < repeats ? [`[of ${count}]`] : []),
  ].join(' ');
}

export function stepTable({ steps, engines, repeats }: Results): Table {
  const columns = enginesOf(steps, engines);
  return {
    title: `Milliseconds of a training step, median of ${repeats} interleaved repeats`,
    head: ['network', 'batch', ...columns.map(({ label }) => label)],
    rows: steps.map(({ network, batch, timings }) => [
      ...[network, String(batch)],
      ...columns.map(({ id }) => timeCell(timings, id, repeats)),
    ]),
    notes: networks
      .filter(({ name }) => steps.some(({ network }) => network === name))
      .map(({ name, layers }) => `${name}: ${layers}.`),
  };
}

/** Only where the processor goes on while something else computes. */
export function issueTable({ steps, engines }: Results): Table {
  const columns = enginesOf(steps, engines).filter(({ backend }) => backend === 'webgpu');
  return {
    title: 'Milliseconds of JavaScript in a training step, before waiting',
    head: ['network', 'batch', ...columns.map(({ label }) => label)],
    rows:
      columns.length === 0
        ? []
        : steps.map(({ network, batch, timings }) => [
            ...[network, String(batch)],
            ...columns.map(({ id }) => digits(timingOf(timings, id)?.issueMs)),
          ]),
    notes: [],
  };
}

export function productTable({ products, engines }: Results): Table {
  const columns = enginesOf(products, engines);
  return {
    title: 'Matrix products, GFLOP/s',
    head: ['product', ...columns.map(({ label }) => label.replace(', eager', ''))],
    rows: products.map(({ name, product, timings }) => [
      name,
      ...columns.map(({ id }) => {
        const ms = msOf(timings, id);
        return digits(ms === undefined ? undefined : flops(product) / ms / 1e6);
      }),
    ]),
    notes: [],
  };
}

export function imageTable({ images, engines }: Results): Table {
  const columns = enginesOf(images, engines);
  return {
    title: 'Seconds for all images',
    head: ['', ...columns.map(({ label }) => label)],
    rows: images.map(({ kind, timings }) => [
      kind === 'pca' ? 'PCA-128 of 60,000' : 'codes of 70,000, default network',
      ...columns.map(({ id }) => {
        const ms = msOf(timings, id);
        return ms === undefined ? `– (${timingOf(timings, id)?.failure ?? 'not timed'})` : digits(ms / 1000);
      }),
    ]),
    notes: [],
  };
}
