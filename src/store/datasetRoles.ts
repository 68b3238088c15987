/**
 * Which data sets play a part of their own: the one that stands in where files are missing, and the person's own.
 * Not a list of data sets: the catalog has that.
 */
import { findChoice } from '#catalog/choice.ts';
import type { DatasetDefinition } from '#catalog/datasets/dataset.ts';
import { datasets } from '#catalog/datasets/index.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { withChoice } from './edits.ts';

const all: readonly DatasetDefinition[] = datasets;

interface StandIn {
  readonly explanation: string;
  use(spec: ExperimentSpec): ExperimentSpec;
}

/** What to train on while a data set's files are missing; undefined if it has no files to miss. */
export function standIn(datasetId: string): StandIn | undefined {
  const missing = findChoice(all, datasetId);
  const generated = all.find(({ kind, origin }) => kind === 'image' && origin.kind === 'generated');
  if (missing.origin.kind !== 'files' || !generated) return undefined;
  return {
    explanation: `${missing.label} is not here: run “npm run datasets” to fetch it. Meanwhile you train on ${generated.label}, which are made in your browser.`,
    use: (spec) => withChoice(spec, 'dataset', generated.id),
  };
}

/** The id under which the person's own files are opened. */
export function ownDatasetId(): string {
  return all.find(({ origin }) => origin.kind === 'own')?.id ?? datasets[0].id;
}
