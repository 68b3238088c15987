/**
 * What choices ask about the data before they agree to go with them.
 * Not their words: each choice says itself what to change.
 */
import { findChoice, type Surroundings } from '../choice.ts';
import type { DataKind } from './data.ts';
import { type DatasetDefinition, isWithinUnit } from './dataset.ts';
import { datasets } from './index.ts';

const chosen = ({ dataset }: Pick<Surroundings, 'dataset'>) =>
  findChoice<DatasetDefinition>(datasets, dataset.id);

/** What the items of the chosen data set are. */
export const kindOf = (around: Pick<Surroundings, 'dataset'>): DataKind => chosen(around).kind;

/** The name of the data set if its values go beyond [0, 1]; undefined if they lie inside. */
export function beyondUnit(around: Pick<Surroundings, 'dataset'>): string | undefined {
  const { kind, label } = chosen(around);
  return isWithinUnit(kind) ? undefined : label;
}

/** The name of the data set if its items are no images; undefined if they are. */
export function withoutImages(around: Pick<Surroundings, 'dataset'>): string | undefined {
  const { kind, label } = chosen(around);
  return kind === 'image' ? undefined : label;
}
