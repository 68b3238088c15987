/** The Learn workspace: the list of lessons, or the open one with the panels that it talks about beside it. */
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { lessons } from '#catalog/lessons/index.ts';
import { useHourglass } from '#store/store.ts';
import { LessonList } from './LessonList.tsx';
import { type LessonProps, LessonView } from './LessonView.tsx';

type LoadedProps = Pick<LessonProps, 'panels' | 'takesFocus'>;

/** Each is a chunk of its own. */
const loaded: ReadonlyMap<string, ComponentType<LoadedProps>> = new Map(
  lessons.map((entry) => [
    entry.id,
    lazy(async () => {
      const lesson = await entry.load();
      return { default: (props: LoadedProps) => <LessonView {...{ entry, lesson }} {...props} /> };
    }),
  ]),
);

interface LearnProps {
  /** Draws panels by their ids. */
  readonly panels: (ids: readonly string[]) => ReactNode;
}

export function Learn({ panels }: LearnProps) {
  const open = useHourglass((state) => state.lesson);
  const takesFocus = useHasMoved(open);
  const Content = open === undefined ? undefined : loaded.get(open);
  if (!Content) return <LessonList unknown={open} takesFocus={takesFocus} />;
  return (
    <Suspense>
      <Content key={open} {...{ panels, takesFocus }} />
    </Suspense>
  );
}

/** Whether the person went from one to another here: then the focus goes along. */
function useHasMoved(open: string | undefined): boolean {
  const [seen, setSeen] = useState({ open, hasMoved: false });
  if (seen.open !== open) setSeen({ open, hasMoved: true });
  return seen.hasMoved;
}
