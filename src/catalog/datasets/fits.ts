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

/** An obstacle that tells of a data set by its name, in quotation marks. */
type Sentence = (data: string) => string;

const sentenceIf = (applies: boolean, { label }: DatasetDefinition, sentence: Sentence) =>
  applies ? sentence(`“${label}”`) : undefined;

/** The sentence if values of the chosen data set go beyond [0, 1]. */
export function obstacleBeyondUnit(around: Pick<Surroundings, 'dataset'>, sentence: Sentence) {
  const data = chosen(around);
  return sentenceIf(!isWithinUnit(data.kind), data, sentence);
}

/** The sentence if the items of the chosen data set are no images. */
export function obstacleWithoutImages(around: Pick<Surroundings, 'dataset'>, sentence: Sentence) {
  const data = chosen(around);
  return sentenceIf(data.kind !== 'image', data, sentence);
}
