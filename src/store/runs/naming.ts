/** What a run is called as long as nobody has given it a name. Not the names that people give. */

import { changesBetween, type Difference, differencesBetween, summaryOf } from '#catalog/changes.ts';
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { recipes } from '#catalog/recipes/index.ts';
import type { KeptRun } from '#protocol/keptRun.ts';

/** More differences than this, and it is no longer that recipe. */
const MOST_DIFFERENCES = 2;

/** The given name, or one that follows from the settings. */
export const nameOf = (run: KeptRun): string => run.name || defaultName(run);

/** Such as "β 4", "Variational autoencoder" or "Variational autoencoder, β 1 → 4". */
export function defaultName({ spec, sweep }: Pick<KeptRun, 'spec' | 'sweep'>): string {
  if (sweep) return `${sweep.symbol} ${sweep.value}`;
  const [nearest] = recipes
    .map(({ label, experiment }) => ({
      label,
      differences: differencesBetween(onSameTerms(experiment, spec), spec),
    }))
    .filter(({ differences }) => differences.length <= MOST_DIFFERENCES && differences.every(isValue))
    .toSorted((a, b) => a.differences.length - b.differences.length);
  if (nearest) return [nearest.label, ...nearest.differences.map(inWords)].join(', ');
  return summaryOf(changesBetween(onSameTerms(defaultExperiment, spec), spec)) ?? 'Default experiment';
}

/** A difference in few words: "β 1 → 4". */
export const inWords = ({ name, symbol, before, after }: Difference): string =>
  `${symbol ?? name} ${before} → ${after}`;

/** With the data, the seed and the number of epochs of another: these do not make another model. */
const onSameTerms = (
  experiment: ExperimentSpec,
  { dataset, seed, training }: ExperimentSpec,
): ExperimentSpec => ({
  ...experiment,
  ...{ dataset, seed, training },
});

/** Whether it is another number, not another kind of network, code or loss. */
const isValue = ({ isStructural }: Difference): boolean => !isStructural;
