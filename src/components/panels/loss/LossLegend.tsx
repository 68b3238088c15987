/**
 * What the lines mean and their newest values: one row a term, each a switch, one column for training and one for
 * test. Not the curves: LossChart.tsx.
 */
import type { TestPoint } from '#protocol/messages.ts';
import type { CurvePoint } from '#store/types.ts';
import { formatMeasure } from '../../drawing/format.ts';
import type { Series } from './curves.ts';
import styles from './LossLegend.module.css';

interface LossLegendProps {
  readonly series: readonly Series[];
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
  readonly train: CurvePoint | undefined;
  readonly test: TestPoint | undefined;
}

export function LossLegend({ series, hidden, onChange, train, test }: LossLegendProps) {
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <table className={styles.legend}>
      <thead>
        <tr>
          <td className={styles.reduction}>sum over pixels, mean over images</td>
          <th scope="col" className={styles.train}>
            train
          </th>
          <th scope="col" className={styles.test}>
            test
          </th>
        </tr>
      </thead>
      <tbody>
        {series.map((one) => (
          <tr key={one.id} data-hidden={hidden.has(one.id) || undefined}>
            <th scope="row">
              <Switch
                series={one}
                isShown={!hidden.has(one.id)}
                isOnly={series.length === 1}
                onToggle={() => toggle(one.id)}
              />
            </th>
            <td>{train ? formatMeasure(one.value(train)) : '—'}</td>
            <td>{test ? formatMeasure(one.value(test)) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
