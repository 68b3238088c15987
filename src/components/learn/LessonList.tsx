/** The lessons there are, and how far the person has come in each. Not a lesson: LessonView.tsx. */
import { type MouseEvent, useEffect, useRef } from 'react';
import { type LessonEntry, lessons } from '#catalog/lessons/index.ts';
import { isDone, stepReached } from '#store/lessonProgress.ts';
import { useHourglass } from '#store/store.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './LessonList.module.css';

interface LessonListProps {
  /** An address that names a lesson which does not exist. */
  readonly unknown: string | undefined;
  /** Whether reading goes on here. */
  readonly takesFocus: boolean;
}

export function LessonList({ unknown, takesFocus }: LessonListProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section className={styles.lessons} aria-labelledby="lessons">
      <h2 id="lessons" ref={heading} tabIndex={-1} className={styles.title}>
        {lessons.length} lessons
      </h2>
      <p className={styles.lead}>
        Each takes about five minutes: predict, train, and see what was measured. Your own experiment is kept.
      </p>
      {unknown !== undefined && (
        <p className={styles.unknown} role="status">
          There is no lesson “{unknown}”: choose one of these.
        </p>
      )}
      <ol className={styles.list}>
        {lessons.map((entry, index) => (
          <LessonLine key={entry.id} entry={entry} number={index + 1} />
        ))}
      </ol>
    </section>
  );
}

function LessonLine({ entry, number }: { readonly entry: LessonEntry; readonly number: number }) {
  const { id, title, summary } = entry;
  const openLesson = useHourglass((state) => state.openLesson);
  const open = (event: MouseEvent) => {
    // With a key held the browser opens it elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openLesson(id);
  };
  return (
    <li className={styles.line}>
      <span className={styles.number}>{number}</span>
      <div>
        <h3 className={styles.name}>
          <a href={`#learn=${id}`} onClick={open}>
            {title}
          </a>
        </h3>
        <p className={styles.summary}>{summary}</p>
      </div>
      <Progress id={id} />
    </li>
  );
}

function Progress({ id }: { readonly id: string }) {
  const step = useHourglass((state) => state.lessonSteps[id]) ?? stepReached(id);
  if (isDone(id)) {
    return (
      <span className={styles.done}>
        <Icon name="check" /> done
      </span>
    );
  }
  return <span className={styles.begun}>{step > 0 ? `at step ${step + 1}` : ''}</span>;
}
