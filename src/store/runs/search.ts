/** Finds runs by words. Not their order. */
import { findChoice } from '#catalog/choice.ts';
import { datasets } from '#catalog/datasets/index.ts';
import type { KeptRun } from '#protocol/keptRun.ts';
import { defaultName, nameOf } from './naming.ts';

/** The runs in which every word occurs: in the name, the note, the data set, or what follows from the settings. */
export function runsWith(words: string, runs: readonly KeptRun[]): readonly KeptRun[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return runs;
  return runs.filter((run) => {
    const text = textOf(run).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function textOf(run: KeptRun): string {
  return [nameOf(run), defaultName(run), run.note, datasetLabel(run), `k ${run.codeSize}`, run.outcome].join(
    '\n',
  );
}

/** What its data are called. */
export const datasetLabel = ({ spec }: Pick<KeptRun, 'spec'>): string =>
  findChoice(datasets, spec.dataset.id).label;
