/** A question: predict, train, and what was measured. Not the judging: catalog/lessons/verdict.ts. */
import { useEffect, useState } from 'react';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Question, Step } from '#catalog/lessons/lesson.ts';
import { readingsOf } from '#catalog/lessons/measures.ts';
import { verdictOf } from '#catalog/lessons/verdict.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { AnswerField } from './AnswerField.tsx';
import styles from './Prediction.module.css';
import { RunForIt } from './RunForIt.tsx';
import { useFindings } from './useFindings.ts';
import { VerdictNote } from './VerdictNote.tsx';

interface PredictionProps {
  readonly step: Step;
  readonly steps: readonly Step[];
  readonly lesson: string;
  readonly experiment: ExperimentSpec;
  readonly question: Question;
}

export function Prediction({ step, steps, lesson, experiment, question }: PredictionProps) {
  const key = `${lesson}.${step.id}`;
  const prediction = useHourglass((state) => state.predictions[key]);
  const finding = useHourglass((state) => state.findings[key]);
  const [isAwaited] = useState(finding === undefined);
  const compared = steps.find(({ id }) => id === question.comparesWith);
  const before = useHourglass(({ findings }) => (compared ? findings[`${lesson}.${compared.id}`] : finding));
  const { predict, askAgain, setUp } = useHourglass.getState();
  useRecording(key, question, experiment);
  const repeat = () => {
    askAgain(key);
    setUp(experiment);
  };
  const verdict =
    finding &&
    before &&
    prediction !== undefined &&
    verdictOf(question, prediction, readingsOf(finding), readingsOf(before));
  return (
    <section className={styles.prediction} aria-label="Prediction">
      <AnswerField
        {...{ question, prediction }}
        isSettled={verdict !== undefined && verdict !== false}
        onPredict={(answer) => predict(key, answer)}
      />
      {compared && !before && (
        <p className={styles.note}>It is compared with the step “{compared.title}”: train that one first.</p>
      )}
      {!finding && <RunForIt {...{ experiment }} hasPrediction={prediction !== undefined} />}
      <div role="status">{verdict && <VerdictNote {...{ verdict, isAwaited }} />}</div>
      {finding && prediction !== undefined && (
        <Button variant="quiet" className={styles.again} onClick={repeat}>
          Ask me again
        </Button>
      )}
    </section>
  );
}

/** Keeps what the run of this step has measured, so that later steps can be compared with it. */
function useRecording(key: string, { needs }: Question, experiment: ExperimentSpec): void {
  const found = useFindings(needs, experiment);
  const isKept = useHourglass((state) => state.findings[key] !== undefined);
  const record = useHourglass((state) => state.recordFinding);
  useEffect(() => {
    if (found && !isKept) record(key, found);
  }, [found, isKept, key, record]);
}
