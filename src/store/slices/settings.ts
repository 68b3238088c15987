/** The experiment as the person sets it. Not the run that follows from it: control.ts brings that in line. */
import { kindOf } from '#catalog/datasets/fits.ts';
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { recipes } from '#catalog/recipes/index.ts';
import { sameValue } from '#catalog/sameValue.ts';
import { writeAddress } from '../address.ts';
import type { Control } from '../control.ts';
import type { GetState, NoticeTopic, SetState, SettingsSlice } from '../types.ts';

export function createSettingsSlice(set: SetState, get: GetState, control: Control): SettingsSlice {
  const change = (spec: ExperimentSpec, cause?: string) => {
    // The address is about to be readable again, and another data set is asked for.
    const outdated: readonly NoticeTopic[] =
      spec.dataset.id === get().spec.dataset.id ? ['address'] : ['address', 'dataset'];
    get().withdraw(outdated);
    set({ spec, recipeId: recipeOf(spec) });
    writeAddress(spec);
    control.follow(cause);
  };
  return {
    spec: defaultExperiment,
    recipeId: recipeOf(defaultExperiment),
    setSpec: (spec) => change(spec),
    applyRecipe(id) {
      const recipe = recipes.find((candidate) => candidate.id === id);
      if (recipe) change(onData(recipe.experiment, get().spec), `recipe ${recipe.label}`);
    },
  };
}

/** A recipe's experiment on the data that the person has chosen, if those are of the kind that it is for. */
function onData(experiment: ExperimentSpec, { dataset }: ExperimentSpec): ExperimentSpec {
  return kindOf({ dataset }) === kindOf(experiment) ? { ...experiment, dataset } : experiment;
}

/** The recipe that an experiment follows on some data set. */
function recipeOf(spec: ExperimentSpec): string | undefined {
  return recipes.find(({ experiment }) => sameValue(onData(experiment, spec), spec))?.id;
}
