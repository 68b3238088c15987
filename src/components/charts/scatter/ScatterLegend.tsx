/**
 * The classes of a map: each shows or hides its points, or, while images are being gathered, takes all of its own.
 * One stop for the Tab key; the arrow keys go on from there. Not the points: renderer.ts.
 */
import { type KeyboardEvent, useState } from 'react';
import { ClassGlyph } from '../../drawing/ClassGlyph.tsx';
import styles from './ScatterLegend.module.css';
import type { Gathering } from './useGathering.ts';

interface ScatterLegendProps {
  readonly classNames: readonly string[];
  readonly hidden: ReadonlySet<number>;
  readonly onChange: (hidden: ReadonlySet<number>) => void;
  readonly gathering: Gathering;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function ScatterLegend({ classNames, hidden, onChange, gathering }: ScatterLegendProps) {
  const { isOn, ofClass } = gathering;
  const [stop, setStop] = useState(0);
  const toggle = (index: number) => {
    const next = new Set(hidden);
    if (!next.delete(index)) next.add(index);
    onChange(next);
  };
  return (
    <fieldset
      className={styles.legend}
      aria-label={
        isOn ? 'Classes: choose one to select its images' : 'Classes: choose one to hide or show it'
      }
      onKeyDown={moveFocus}
    >
      {classNames.map((name, index) => (
        <button
          key={name}
          type="button"
          className={styles.entry}
          data-hidden={hidden.has(index)}
          {...(!isOn && { 'aria-pressed': !hidden.has(index) })}
          aria-label={isOn ? `Select class ${name}` : `Class ${name}`}
          tabIndex={index === Math.min(stop, classNames.length - 1) ? 0 : -1}
          onFocus={() => setStop(index)}
          onClick={() => (isOn ? ofClass(index) : toggle(index))}
        >
          <ClassGlyph index={index} />
          {name}
        </button>
      ))}
      {hidden.size > 0 && (
        <button type="button" className={styles.all} onClick={() => onChange(new Set())}>
          show all
        </button>
      )}
    </fieldset>
  );
}

/** To the next or previous class, round in a circle, or to the first or last. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-hidden]')];
  const at = entries.findIndex((entry) => entry.matches(':focus'));
  const step = steps[event.key];
  const ends: Readonly<Record<string, number>> = { Home: 0, End: entries.length - 1 };
  const next = step === undefined ? ends[event.key] : (at + step + entries.length) % entries.length;
  if (at < 0 || next === undefined) return;
  entries[next]?.focus();
  event.preventDefault();
}
