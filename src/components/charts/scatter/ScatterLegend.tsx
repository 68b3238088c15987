/** The classes of a map: each a switch that shows or hides its points. Not the points: renderer.ts. */
import { ClassGlyph } from '../../drawing/ClassGlyph.tsx';
import styles from './ScatterLegend.module.css';

interface ScatterLegendProps {
  readonly classNames: readonly string[];
  readonly hidden: ReadonlySet<number>;
  readonly onChange: (hidden: ReadonlySet<number>) => void;
}

export function ScatterLegend({ classNames, hidden, onChange }: ScatterLegendProps) {
  const toggle = (index: number) => {
    const next = new Set(hidden);
    if (!next.delete(index)) next.add(index);
    onChange(next);
  };
  return (
    <fieldset className={styles.legend} aria-label="Classes: choose one to hide or show it">
      {classNames.map((name, index) => (
        <button
          key={name}
          type="button"
          className={styles.entry}
          aria-pressed={!hidden.has(index)}
          aria-label={`Class ${name}`}
          onClick={() => toggle(index)}
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
