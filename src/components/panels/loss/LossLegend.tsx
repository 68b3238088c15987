/**
 * What the lines mean and their newest values: an entry a term, each a switch, with its value in training and on
 * test images. Not the curves: LossChart.tsx.
 */
import type { ReactNode } from 'react';
import type { TestPoint } from '#protocol/messages.ts';
import { useHourglass } from '#store/store.ts';
import type { CurvePoint } from '#store/types.ts';
import { itemNames } from '../../drawing/items/itemNames.ts';
import type { Series } from './curves.ts';
import styles from './LossLegend.module.css';
import { LossValue } from './LossValue.tsx';

interface LossLegendProps {
  readonly series: readonly Series[];
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
  readonly train: CurvePoint | undefined;
  readonly test: TestPoint | undefined;
  /** Entries of what has no line. */
  readonly children: ReactNode;
}

export function LossLegend({ series, hidden, onChange, train, test, children }: LossLegendProps) {
  const names = itemNames(useHourglass((state) => state.dataset));
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <ul className={styles.legend}>
      {series.map((one, i) => (
        <li key={one.id} className={styles.entry} data-hidden={hidden.has(one.id) || undefined}>
          <Switch
            series={one}
            isShown={!hidden.has(one.id)}
            isOnly={series.length === 1}
            onToggle={() => toggle(one.id)}
          />
          <LossValue name="train" isNamed={i === 0} value={train && one.value(train)} />
          <LossValue name="test" isNamed={i === 0} value={test && one.value(test)} />
        </li>
      ))}
      {children}
      <li className={styles.reduction}>
        sum over {names.one === 'image' ? 'pixels' : 'numbers'}, mean over {names.many}
      </li>
    </ul>
  );
}

interface SwitchProps {
  readonly series: Series;
  readonly isShown: boolean;
  /** A single line cannot be hidden. */
  readonly isOnly: boolean;
  readonly onToggle: () => void;
}

function Switch({ series, isShown, isOnly, onToggle }: SwitchProps) {
  const name = (
    <>
      <Sample dash={series.dash} />
      {series.label}
    </>
  );
  if (isOnly) return <span className={styles.name}>{name}</span>;
  return (
    <button type="button" className={styles.name} aria-pressed={isShown} onClick={onToggle}>
      {name}
    </button>
  );
}

function Sample({ dash }: { readonly dash: string | undefined }) {
  return (
    <svg width="18" height="8" aria-hidden="true">
      <path d="M0 4h18" stroke="currentColor" strokeWidth="1.5" strokeDasharray={dash} />
    </svg>
  );
}
