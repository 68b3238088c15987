/**
 * A picture whose values can be read one by one: by pointing, by touch and with the arrow keys.
 * Not the picture: whoever uses it paints it and says where things are.
 */
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { type PointedCode, pointAtCode } from '#store/pointed.ts';
import { capitalised } from '../../drawing/items/itemNames.ts';
import type { Size } from '../../drawing/size.ts';
import { useCanvas } from '../../drawing/useCanvas.ts';
import { useStepName } from '../../drawing/useStepName.ts';
import { useThrottled } from '../../drawing/useThrottled.ts';
import { classNames } from '../../ui/classNames.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './ReadableCanvas.module.css';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What there is to read, and where. Memoise all of it: a new function means another picture. */
export interface Readable {
  /** How many values there are. */
  readonly count: number;
  /** @param pointed the value to mark */
  paint(context: CanvasRenderingContext2D, size: Size, pointed: number | undefined): void;
  /** The value at a place. */
  indexAt(x: number, y: number, size: Size): number | undefined;
  /** The value next to another one; without it they stand in a row. */
  next?(index: number, direction: Direction, size: Size): number;
  /** A value in words. */
  reading(index: number): string;
  /** Whose picture a value is: maps mark the place of the code while it is pointed at. */
  codeOf?(index: number): PointedCode | undefined;
  /** What a press on a value or Enter does; without it values are only read. */
  readonly choice?: {
    /** Such as "puts its code into the sliders". */
    readonly does: string;
    choose(index: number): void;
  };
}

interface ReadableCanvasProps {
  readonly readable: Readable;
  /** What the picture shows, in a sentence with its most important numbers. */
  readonly summary: string;
  /** Names the group of values, such as "Activations". */
  readonly name: string;
  /** Stands in the line below while nothing is pointed at. */
  readonly rest: string;
  /** When it was measured, which stands before that; undefined if training changes nothing about it. */
  readonly step?: number | undefined;
  /** Stands beside the picture: a legend. */
  readonly aside?: ReactNode;
  /** The least height that its contents need, CSS pixels; then it scrolls. */
  readonly leastHeight?: number;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function ReadableCanvas(props: ReadableCanvasProps) {
  const { readable, summary, name, rest, step, aside, leastHeight = 0 } = props;
  const { pointed, said, canvas, onPoint, onKeyDown, onLeave, onBlur, onPress } = usePointing(readable);
  const { choice } = readable;
  const label = useThrottled(summary, 2000);
  return (
    <div className={styles.frame}>
      <div className={styles.beside}>
        <div className={styles.room}>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take the focus */}
          <div
            className={styles.picture}
            style={{ minHeight: leastHeight }}
            role="group"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read it
            tabIndex={0}
            aria-label={`${name}. The arrow keys read single values${choice ? `, Enter ${choice.does}` : ''}.`}
            {...{ onKeyDown, onBlur }}
          >
            <canvas
              ref={canvas}
              className={classNames(styles.canvas, choice && styles.choosable)}
              role="img"
              aria-label={label}
              onPointerMove={({ nativeEvent: { offsetX, offsetY } }) => onPoint(offsetX, offsetY)}
              onPointerLeave={onLeave}
              onClick={({ nativeEvent: { offsetX, offsetY } }) => onPress(offsetX, offsetY)}
            />
          </div>
        </div>
        {aside}
      </div>
      <p className={styles.reading} data-pointed={pointed !== undefined || undefined}>
        {pointed === undefined ? <AtRest {...{ step, rest }} /> : readable.reading(pointed)}
      </p>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </div>
  );
}

function AtRest({ step, rest }: Pick<ReadableCanvasProps, 'step' | 'rest'>) {
  const when = useStepName(step);
  return step === undefined ? rest : `${capitalised(when)}. ${rest}`;
}

/** Which value is pointed at, by the pointer or by keys, on a canvas that marks it. */
function usePointing(readable: Readable) {
  const [chosen, setChosen] = useState<number>();
  // Said once for each key, not again and again while the values change.
  const [said, setSaid] = useState('');
  const pointed = chosen === undefined || chosen >= readable.count ? undefined : chosen;
  const { ref, size } = useCanvas(
    useCallback((context, size) => readable.paint(context, size, pointed), [readable, pointed]),
  );
  useEffect(() => {
    const code = pointed === undefined ? undefined : readable.codeOf?.(pointed);
    if (!code) return;
    pointAtCode(code);
    return () => pointAtCode(undefined);
  }, [readable, pointed]);
  const isByKeys = useRef(false);
  return {
    ...{ pointed, said, canvas: ref },
    onPoint: (x: number, y: number) => setChosen(readable.indexAt(x, y, size)),
    onLeave: () => setChosen(undefined),
    onPress(x: number, y: number) {
      const index = readable.indexAt(x, y, size);
      if (index !== undefined) readable.choice?.choose(index);
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Enter' && pointed !== undefined) return readable.choice?.choose(pointed);
      const index = indexAfter(event.key, pointed, readable, size);
      if (index === undefined) return;
      event.preventDefault();
      isByKeys.current = true;
      setChosen(index);
      setSaid(readable.reading(index));
    },
    onBlur() {
      if (isByKeys.current) setChosen(undefined);
      isByKeys.current = false;
    },
  };
}

/** Where a key leads; undefined if it means nothing here. */
function indexAfter(
  key: string,
  from: number | undefined,
  { count, next }: Readable,
  size: Size,
): number | undefined {
  const direction = directions[key];
  if (count === 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (direction === undefined) return undefined;
  if (from === undefined) return 0;
  const isBack = direction === 'left' || direction === 'up';
  const index = next ? next(from, direction, size) : from + (isBack ? -1 : 1);
  return Math.max(0, Math.min(count - 1, index));
}
