/** Whether a prediction came true, the numbers, and why. Not the judging. */
import type { Verdict } from '#catalog/lessons/verdict.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './VerdictNote.module.css';

export function VerdictNote({
  verdict: { isRight, said, found, explanation },
}: {
  readonly verdict: Verdict;
}) {
  return (
    <div className={styles.verdict} data-right={isRight}>
      <p className={styles.judgement}>
        <Icon name={isRight ? 'check' : 'close'} /> {isRight ? 'As you said' : 'Not as you said'}
      </p>
      <p>
        You said: {said.replace(/\.$/, '')}. <b className={styles.found}>{found.replace(/\.$/, '')}.</b>
      </p>
      <p>{explanation}</p>
    </div>
  );
}
