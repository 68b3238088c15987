/** The experiment as the person sets it. Not the run that follows from it: control.ts brings that in line. */
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { recipes } from '#catalog/recipes/index.ts';
import { writeAddress } from '../address.ts';
import type { Control } from '../control.ts';
import { onData, recipeOf } from '../recipeOf.ts';
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
