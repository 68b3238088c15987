/** What a benchmark found, as --json prints it. Not the tables: those are made of it. */
import type { Engine } from '../engines.ts';
import type { MachineFacts } from '../machine.ts';
import type { ImageRace, ProductRace, StepRace } from '../measure.ts';
import type { Timing } from '../race.ts';

export interface Results {
  readonly machine: MachineFacts;
  readonly threads: number;
  readonly repeats: number;
  readonly engines: readonly Engine[];
  readonly steps: readonly StepRace[];
  readonly products: readonly ProductRace[];
  readonly images: readonly ImageRace[];
}

export const timingOf = (timings: readonly Timing[], engine: string): Timing | undefined =>
  timings.find((timing) => timing.engine === engine);

export const msOf = (timings: readonly Timing[], engine: string): number | undefined =>
  timingOf(timings, engine)?.ms;

/** All timings of an engine. */
export const timingsOf = ({ steps, products, images }: Results, engine: string): Timing[] =>
  [...steps, ...products, ...images].flatMap(({ timings }) => timingOf(timings, engine) ?? []);

export function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined ? undefined : part / whole;
}
