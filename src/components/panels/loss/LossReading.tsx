/** Exact values at one step of the curves. Not the newest ones: LossLegend.tsx. */
import type { TestPoint } from '#protocol/messages.ts';
import type { CurvePoint, Mark } from '#store/types.ts';
import { formatCount, formatFixed, formatMeasure } from '../../drawing/format.ts';
import { pointAt, type Series } from './curves.ts';
import styles from './LossReading.module.css';

interface LossReadingProps {
  readonly step: number;
  readonly train: readonly CurvePoint[];
  readonly test: readonly TestPoint[];
  readonly marks: readonly Mark[];
  readonly series: readonly Series[];
  readonly stepsPerEpoch: number | undefined;
}

export function LossReading({ step, train, test, marks, series, stepsPerEpoch }: LossReadingProps) {
  const trained = pointAt(train, step);
  const tested = pointAt(test, step);
  const epoch = stepsPerEpoch ? ` · epoch ${formatFixed(step / stepsPerEpoch, 2)}` : '';
  return (
    <div className={styles.reading}>
      <b>
        step {formatCount(step)}
        {epoch}
      </b>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">train</th>
            <th scope="col">{tested ? `test, step ${formatCount(tested.step)}` : 'test'}</th>
          </tr>
        </thead>
        <tbody>
          {series.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.label}</th>
              <td>{trained ? formatMeasure(one.value(trained)) : '—'}</td>
              <td>{tested ? formatMeasure(one.value(tested)) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {marks
        .filter((mark) => mark.step === step)
        .map((mark) => (
          <p key={mark.label}>{mark.label}</p>
        ))}
    </div>
  );
}
