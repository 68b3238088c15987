/** A panel that compares many things by their bars, under a row of figures. Not what they are: panels/ say that. */
import { type ReactNode, useMemo } from 'react';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { useAwaitedNote } from '../../drawing/useAwaitedNote.ts';
import { Panel } from '../../ui/Panel.tsx';
import { type Readable, ReadableCanvas } from '../readable/ReadableCanvas.tsx';
import { type BarsLook, barAt, paintBars } from './bars.ts';
import { type Figure, Figures } from './Figures.tsx';

/** Memoise it: a new one means another picture. */
export interface ShownBars extends BarsLook {
  readonly figures: readonly Figure[];
  /** Names the bars, such as "Units by KL". */
  readonly name: string;
  /** All of it in a sentence. */
  readonly summary: string;
  /** Stands below while no bar is pointed at. */
  readonly rest: string;
  /** When it was measured. */
  readonly step: number;
  /** One of the bars in words. */
  reading(bar: number): string;
}

interface BarsPanelProps {
  readonly title: string;
  /** What will appear, in the singular; said as long as there is nothing to show. */
  readonly awaited: string;
  readonly help: ReactNode;
  readonly shown: ShownBars | undefined;
}

export function BarsPanel({ title, awaited, help, shown }: BarsPanelProps) {
  const colors = useThemeColors();
  const note = useAwaitedNote(awaited);
  const readable = useMemo(() => shown && readableOf(shown, colors), [shown, colors]);
  if (!shown || !readable) return <Panel title={title} empty={note} />;
  const { figures, name, summary, rest, step } = shown;
  return (
    <Panel title={title} actions={help}>
      <Figures figures={figures}>
        <ReadableCanvas {...{ readable, name, summary, rest, step }} />
      </Figures>
    </Panel>
  );
}

function readableOf({ reading, ...look }: ShownBars, colors: ThemeColors): Readable {
  const count = look.bars.length;
  return {
    count,
    paint: (context, size, pointed) => paintBars(context, size, { ...look, pointed, colors }),
    indexAt: (x, _, size) => barAt(x, size, count),
    reading,
  };
}
