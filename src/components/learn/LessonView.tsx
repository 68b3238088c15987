/** One lesson, open at one of its steps, with the panels that it talks about. Not a step: StepView.tsx. */
import { type ReactNode, useEffect, useRef } from 'react';
import { type LessonEntry, lessons } from '#catalog/lessons/index.ts';
import type { Lesson } from '#catalog/lessons/lesson.ts';
import { sameValue } from '#catalog/sameValue.ts';
import { rememberDone } from '#store/lessonProgress.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './LessonView.module.css';
import { Sources } from './Sources.tsx';
import { StepView } from './StepView.tsx';

export interface LessonProps {
  readonly entry: LessonEntry;
  readonly lesson: Lesson;
  readonly panels: (ids: readonly string[]) => ReactNode;
  /** Whether reading goes on here. */
  readonly takesFocus: boolean;
}

export function LessonView({ entry, lesson, panels, takesFocus }: LessonProps) {
  const reached = useHourglass((state) => state.lessonSteps[entry.id] ?? 0);
  const index = Math.min(reached, lesson.steps.length - 1);
  const step = lesson.steps[index]!;
  const isLast = index === lesson.steps.length - 1;
  const heading = useHeadingFocus(index, takesFocus);
  return (
    <div className={styles.lesson}>
      <article className={styles.text} aria-label={`Lesson: ${entry.title}`}>
        <LessonHead entry={entry} />
        <p className={styles.position}>
          Step {index + 1} of {lesson.steps.length}
        </p>
        <h3 ref={heading} tabIndex={-1} className={styles.step}>
          {step.title}
        </h3>
        <StepView key={step.id} step={step} steps={lesson.steps} lesson={entry.id} />
        {isLast && <Sources sources={lesson.sources} />}
        <StepButtons {...{ entry, index, isLast }} next={lesson.steps[index + 1]?.title} />
      </article>
      <div className={styles.panels}>{panels(step.panels)}</div>
    </div>
  );
}

function LessonHead({ entry: { id, title } }: { readonly entry: LessonEntry }) {
  const openLesson = useHourglass((state) => state.openLesson);
  const backToOwn = useHourglass((state) => state.backToOwnExperiment);
  const hasOwn = useHourglass(({ spec, ownExperiment }) => ownExperiment && !sameValue(spec, ownExperiment));
  const number = lessons.findIndex((entry) => entry.id === id) + 1;
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>
        {number} · {title}
      </h2>
      <div className={styles.ways}>
        <Button variant="quiet" onClick={() => openLesson(undefined)}>
          All lessons
        </Button>
        {hasOwn && (
          <Button variant="quiet" onClick={backToOwn}>
            <Icon name="undo" /> Back to your experiment
          </Button>
        )}
      </div>
    </header>
  );
}

interface StepButtonsProps {
  readonly entry: LessonEntry;
  readonly index: number;
  readonly isLast: boolean;
  /** The next step's title. */
  readonly next: string | undefined;
}

function StepButtons({ entry: { id }, index, isLast, next }: StepButtonsProps) {
  const { goToStep, openLesson } = useHourglass.getState();
  const follower = lessons[lessons.findIndex((entry) => entry.id === id) + 1];
  const finish = () => {
    rememberDone(id);
    goToStep(id, 0);
    openLesson(follower?.id);
  };
  return (
    <nav className={styles.buttons} aria-label="Steps of the lesson">
      {index > 0 && <Button onClick={() => goToStep(id, index - 1)}>Back</Button>}
      {isLast ? (
        <Button className={styles.next} onClick={finish}>
          {follower ? `Next lesson: ${follower.title}` : 'Finish'}
        </Button>
      ) : (
        <Button className={styles.next} onClick={() => goToStep(id, index + 1)}>
          Next: {next}
        </Button>
      )}
    </nav>
  );
}

/** Puts the focus on the heading of another step, so that reading goes on there. @param atFirst also of the first one */
function useHeadingFocus(index: number, atFirst: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(atFirst ? undefined : index);
  useEffect(() => {
    if (last.current !== index) heading.current?.focus();
    last.current = index;
  }, [index]);
  return heading;
}
