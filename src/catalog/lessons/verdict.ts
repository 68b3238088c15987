/** Whether a prediction came true, in words. Not its drawing. */
import { digits } from './digits.ts';
import type { ChoiceQuestion, NumberQuestion, Question } from './lesson.ts';
import type { Readings } from './measures.ts';

/** An option's id, or a number. */
export type Prediction = string | number;

export interface Verdict {
  readonly isRight: boolean;
  /** What the learner had said. */
  readonly said: string;
  /** What was measured instead, or as well. */
  readonly found: string;
  readonly explanation: string;
}

/** Judges a prediction by what was measured. @param before of the step that the question compares with, else the same
 *  as `now` */
export function verdictOf(
  question: Question,
  prediction: Prediction,
  now: Readings,
  before: Readings,
): Verdict {
  return question.kind === 'choice'
    ? ofChoice(question, String(prediction), now, before)
    : ofNumber(question, Number(prediction), now, before);
}

function ofChoice(
  { options, outcome }: ChoiceQuestion,
  chosen: string,
  now: Readings,
  before: Readings,
): Verdict {
  const { option, found } = outcome(now, before);
  const labelOf = (id: string) => options.find((one) => one.id === id)?.label ?? id;
  return {
    isRight: chosen === option,
    said: labelOf(chosen),
    found,
    explanation: options.find(({ id }) => id === option)?.explanation ?? '',
  };
}

function ofNumber(question: NumberQuestion, guess: number, now: Readings, before: Readings): Verdict {
  const { unit, tolerance, explanation } = question;
  const value = question.value(now, before);
  return {
    isRight: Math.abs(guess - value) <= tolerance,
    said: `${guess} ${unit}`.trim(),
    found: `Measured: ${digits(value)} ${unit}`.trim(),
    explanation,
  };
}
