/** Which recipe an experiment follows. Not the recipes: the catalog has those. */
import { kindOf } from '#catalog/datasets/fits.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { recipes } from '#catalog/recipes/index.ts';
import { sameValue } from '#catalog/sameValue.ts';

/** A recipe's experiment on the data that the person has chosen, if those are of the kind that it is for. */
export function onData(experiment: ExperimentSpec, { dataset }: ExperimentSpec): ExperimentSpec {
  return kindOf({ dataset }) === kindOf(experiment) ? { ...experiment, dataset } : experiment;
}

/** The id of the recipe that an experiment follows on some data set. */
export function recipeOf(spec: ExperimentSpec): string | undefined {
  return recipes.find(({ experiment }) => sameValue(onData(experiment, spec), spec))?.id;
}
