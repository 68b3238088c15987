/** What a step says, and what there is to do in it. Not the moving between steps: LessonView.tsx. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Step } from '#catalog/lessons/lesson.ts';
import { sameValue } from '#catalog/sameValue.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Pointers } from './Pointers.tsx';
import { Prediction } from './Prediction.tsx';
import styles from './StepView.module.css';
import { NOT_SET_UP } from './words.ts';

interface StepViewProps {
  readonly step: Step;
  /** All of the lesson's. */
  readonly steps: readonly Step[];
  /** The lesson's id. */
  readonly lesson: string;
}

export function StepView({ step, steps, lesson }: StepViewProps) {
  const { text, formula, terms = [], experiment, pointers = [], question } = step;
  return (
    <>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {formula !== undefined && <p className={styles.formula}>{formula}</p>}
      {terms.length > 0 && (
        <dl className={styles.terms}>
          {terms.map(({ word, meaning }) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
      {experiment && !question && <SetUp experiment={experiment} />}
      {experiment && question && <Prediction {...{ step, steps, lesson, experiment, question }} />}
      {pointers.length > 0 && <Pointers pointers={pointers} />}
    </>
  );
}

/** Sets an experiment that is only to be looked at. */
function SetUp({ experiment }: { readonly experiment: ExperimentSpec }) {
  const setUp = useHourglass((state) => state.setUp);
  const isSet = useHourglass(({ spec }) => sameValue(spec, experiment));
  // One button before and after, so that the focus stays where it is.
  return (
    <div className={styles.action}>
      <Button variant="primary" aria-disabled={isSet} onClick={() => !isSet && setUp(experiment)}>
        {isSet ? 'The experiment is set up' : 'Set up the experiment'}
      </Button>
      {!isSet && <span className={styles.note}>{NOT_SET_UP}</span>}
    </div>
  );
}
