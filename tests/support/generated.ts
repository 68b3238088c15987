/** Small data of the kind an experiment is made for. Not tests. */
import { findChoice } from '#catalog/choice.ts';
import type { Data } from '#catalog/datasets/data.ts';
import type { DatasetDefinition } from '#catalog/datasets/dataset.ts';
import type { PointSet } from '#catalog/datasets/vectorSet.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { defaultValues } from '#catalog/params.ts';
import { singleSlots } from '#catalog/slots.ts';
import { createSequence } from '#engine/random.ts';
import { fewStrokeDigits } from './training.ts';

/** A generated data set with its default parameters, and the shares of it that it told to be done. */
export function generatedData(
  { origin, params, label }: DatasetDefinition,
  seed: number,
): { readonly data: Data; readonly shares: readonly number[] } {
  if (origin.kind !== 'generated') throw new Error(`${label} is not generated.`);
  return finish(origin.generate(createSequence, seed, defaultValues(params)));
}

/** Points of a data set, with its default parameters but for what is changed. */
export function pointsOf(
  { origin, params, label }: DatasetDefinition,
  changes: Readonly<Record<string, number>>,
): PointSet {
  if (origin.kind !== 'generated') throw new Error(`${label} is not generated.`);
  const { data } = finish(origin.generate(createSequence, 1, { ...defaultValues(params), ...changes }));
  if (data.kind !== 'point') throw new Error(`${label} holds no points.`);
  return data;
}

const digits = fewStrokeDigits(96, 16);

/** Few images for an experiment on images, and its own points or table for one on those. */
export function fewItemsFor({ dataset, seed }: ExperimentSpec): Data {
  const { kind, origin } = findChoice<DatasetDefinition>(singleSlots.dataset, dataset.id);
  if (kind === 'image' || origin.kind !== 'generated') return digits;
  return finish(origin.generate(createSequence, seed, dataset.params)).data;
}

function finish(work: Generator<number, Data>): { readonly data: Data; readonly shares: readonly number[] } {
  const shares: number[] = [];
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) return { data: next.value, shares };
    shares.push(next.value);
  }
}
