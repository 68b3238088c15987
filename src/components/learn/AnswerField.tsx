/** Where a prediction is made: one of some options, or a number. Not its judging. */
import { type ChangeEvent, useId, useState } from 'react';
import type { ChoiceQuestion, NumberQuestion, Question } from '#catalog/lessons/lesson.ts';
import type { Prediction } from '#catalog/lessons/verdict.ts';
import { parseNumber } from '../ui/formatNumber.ts';
import styles from './AnswerField.module.css';

interface AnswerProps<Asked> {
  readonly question: Asked;
  readonly prediction: Prediction | undefined;
  /** Whether it was judged: nothing can be changed any more. */
  readonly isSettled: boolean;
  readonly onPredict: (answer: Prediction) => void;
}

export function AnswerField({ question, ...rest }: AnswerProps<Question>) {
  return question.kind === 'choice' ? (
    <Options question={question} {...rest} />
  ) : (
    <NumberAnswer question={question} {...rest} />
  );
}

function Options({ question, prediction, isSettled, onPredict }: AnswerProps<ChoiceQuestion>) {
  const name = useId();
  return (
    <fieldset className={styles.options} disabled={isSettled}>
      <legend className={styles.ask}>{question.ask}</legend>
      {question.options.map(({ id, label }) => (
        <label key={id} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={id}
            checked={prediction === id}
            onChange={() => onPredict(id)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function NumberAnswer({ question, prediction, isSettled, onPredict }: AnswerProps<NumberQuestion>) {
  const { ask, unit, min, max } = question;
  const [text, setText] = useState(prediction === undefined ? '' : String(prediction));
  const range = useId();
  const typed = parseNumber(text);
  const isWrong = text !== '' && (typed === undefined || typed < min || typed > max);
  const change = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setText(target.value);
    const value = parseNumber(target.value);
    if (value !== undefined && value >= min && value <= max) onPredict(value);
  };
  return (
    <label className={styles.number}>
      <span className={styles.ask}>{ask}</span>
      <span className={styles.field}>
        <input
          className={styles.input}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          size={8}
          value={text}
          disabled={isSettled}
          aria-invalid={isWrong || undefined}
          aria-describedby={range}
          onChange={change}
        />
        {unit}
        <span id={range} className={styles.range}>
          from {min} to {max}
        </span>
      </span>
    </label>
  );
}
