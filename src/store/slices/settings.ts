/** The experiment as the person sets it. Not the run that follows from it: control.ts brings that in line. */
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { recipes } from '#catalog/recipes/index.ts';
import { writeAddress } from '../address.ts';
import type { Control } from '../control.ts';
import { sameValue } from '../sameValue.ts';
import type { GetState, SetState, SettingsSlice } from '../types.ts';

export function createSettingsSlice(set: SetState, get: GetState, control: Control): SettingsSlice {
  return {
    spec: defaultExperiment,
    recipeId: recipeOf(defaultExperiment),
    setSpec(spec) {
      set({ spec, recipeId: recipeOf(spec) });
      writeAddress(spec);
      control.follow();
    },
    applyRecipe(id) {
      const recipe = recipes.find((candidate) => candidate.id === id);
      if (recipe) get().setSpec({ ...recipe.experiment, dataset: get().spec.dataset });
    },
  };
}

/** The recipe that an experiment follows on some data set. */
function recipeOf(spec: ExperimentSpec): string | undefined {
  return recipes.find(({ experiment }) => sameValue({ ...experiment, dataset: spec.dataset }, spec))?.id;
}
