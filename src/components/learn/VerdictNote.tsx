/** Whether a prediction came true, the numbers, and why. Not the judging. */
import { useEffect, useRef } from 'react';
import type { Verdict } from '#catalog/lessons/verdict.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './VerdictNote.module.css';

interface VerdictNoteProps {
  readonly verdict: Verdict;
  /** Whether the person has waited for it: then it comes into view. */
  readonly isAwaited: boolean;
}

export function VerdictNote({ verdict, isAwaited }: VerdictNoteProps) {
  const { isRight, said, found, explanation } = verdict;
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAwaited) note.current?.scrollIntoView({ block: 'nearest' });
  }, [isAwaited]);
  return (
    <div ref={note} className={styles.verdict}>
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
