/** Where the person is among the lessons. Not the lessons: catalog/lessons has them, loaded when they are opened. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { sameValue } from '#catalog/sameValue.ts';
import { writeLesson } from '../address.ts';
import { rememberStep, stepReached } from '../lessonProgress.ts';
import type { GetState, LearnSlice, SetState } from '../types.ts';

const TOPIC = 'lesson';

export function createLearnSlice(set: SetState, get: GetState): LearnSlice {
  /** What a lesson has set last. */
  let lent: ExperimentSpec | undefined;
  return {
    ...{ lesson: undefined, lessonSteps: {}, predictions: {}, findings: {}, ownExperiment: undefined },
    openLesson(lesson) {
      const { lesson: before, lessonSteps, ownExperiment, spec } = get();
      // Whoever comes back to the lessons with something new has made that their own.
      const isNew = before === undefined && !sameValue(spec, lent);
      get().withdraw([TOPIC]);
      set({ lesson, ...(isNew && { ownExperiment: undefined }) });
      if (lesson !== undefined) {
        set({ lessonSteps: { [lesson]: stepReached(lesson), ...lessonSteps } });
        get().openWorkspace('learn');
      } else if (before !== undefined && ownExperiment && !sameValue(spec, ownExperiment)) {
        offerOwn(get);
      }
      writeLesson(lesson, spec);
    },
    ...createNotebook(set, get),
    setUp(experiment) {
      const { ownExperiment, spec, openSpec } = get();
      lent = experiment;
      set({ ownExperiment: ownExperiment ?? spec });
      openSpec(experiment);
    },
    backToOwnExperiment() {
      const { ownExperiment, setSpec } = get();
      if (ownExperiment) setSpec(ownExperiment);
      // Last: by this runs/returning.ts knows that it is set again.
      set({ ownExperiment: undefined });
    },
  };
}

type Notebook = Pick<LearnSlice, 'goToStep' | 'predict' | 'recordFinding' | 'askAgain'>;

/** Keeps where the person is, what they have said and what was found. */
function createNotebook(set: SetState, get: GetState): Notebook {
  return {
    goToStep(lesson, index) {
      rememberStep(lesson, index);
      set({ lessonSteps: { ...get().lessonSteps, [lesson]: index } });
    },
    predict: (step, prediction) => set({ predictions: { ...get().predictions, [step]: prediction } }),
    recordFinding: (step, found) => set({ findings: { ...get().findings, [step]: found } }),
    askAgain(step) {
      const { predictions, findings } = get();
      set({ predictions: without(predictions, step), findings: without(findings, step) });
    },
  };
}

function offerOwn(get: GetState): void {
  const { notify, backToOwnExperiment } = get();
  const actions = [{ label: 'Back to your experiment', perform: backToOwnExperiment }];
  notify('info', 'The lesson is closed; its experiment is still set.', { actions, topic: TOPIC });
}

const without = <Value>(
  values: Readonly<Record<string, Value>>,
  name: string,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
