/** The experiment as the person sets it. Not the run that follows from it: control.ts brings that in line. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { recipes } from '#catalog/recipes/index.ts';
import { planeVae } from '#catalog/recipes/planeVae.ts';
import { writeAddress } from '../address.ts';
import type { Control } from '../control.ts';
import { currentGesture } from '../gesture.ts';
import { type Move, noHistory, recorded, redone, travelled, undone } from '../history.ts';
import { onData, recipeOf } from '../recipeOf.ts';
import type { GetState, NoticeTopic, SetState, SettingsSlice } from '../types.ts';

export function createSettingsSlice(set: SetState, get: GetState, control: Control): SettingsSlice {
  const name = (spec: ExperimentSpec) => {
    // The address is about to be readable again, and another data set is asked for.
    const outdated: readonly NoticeTopic[] =
      spec.dataset.id === get().spec.dataset.id ? ['address'] : ['address', 'dataset'];
    get().withdraw(outdated);
    writeAddress(spec);
  };
  const change = (spec: ExperimentSpec, cause?: string) => {
    name(spec);
    set({ spec, recipeId: recipeOf(spec) });
    control.follow(cause);
  };
  const record = (spec: ExperimentSpec) => {
    const { history, spec: before } = get();
    set({ history: recorded(history, before, spec, currentGesture()) });
  };
  const edit = (spec: ExperimentSpec, cause?: string) => {
    record(spec);
    change(spec, cause);
  };
  return {
    spec: planeVae.experiment,
    recipeId: planeVae.id,
    setSpec: (spec) => edit(spec),
    openSpec(spec, queued, left) {
      record(spec);
      name(spec);
      // Together with its run: the one before is not to be tuned to it.
      control.open(queued, { spec, ...(left && { left }) });
    },
    applyRecipe(id) {
      const recipe = recipes.find((candidate) => candidate.id === id);
      if (recipe) edit(onData(recipe.experiment, get().spec), `recipe ${recipe.label}`);
    },
    ...createTravel(set, get, change),
  };
}

type Travel = Pick<SettingsSlice, 'history' | 'undo' | 'redo' | 'travelTo' | 'beginWith'>;

/** Back and forth between experiments that were there before. */
function createTravel(set: SetState, get: GetState, change: (spec: ExperimentSpec) => void): Travel {
  const go = (move: Move | undefined) => {
    if (!move) return;
    set({ history: move.history });
    change(move.spec);
  };
  return {
    history: noHistory,
    undo: () => go(undone(get().history, get().spec)),
    redo: () => go(redone(get().history, get().spec)),
    travelTo: (spec) => go(travelled(get().history, get().spec, spec)),
    beginWith: (spec) => go({ spec, history: noHistory }),
  };
}
