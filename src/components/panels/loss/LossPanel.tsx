/**
 * The loss while it falls, term by term, on training and test images.
 * Not recharts: LossChart.tsx is loaded apart.
 */
import { lazy, Suspense, useMemo, useState } from 'react';
import type { TestPoint } from '#protocol/messages.ts';
import { useHourglass } from '#store/store.ts';
import { formatCount, formatFixed, formatMeasure } from '../../drawing/format.ts';
import { itemNames } from '../../drawing/items/itemNames.ts';
import { useThrottled } from '../../drawing/useThrottled.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ScaleSwitch } from '../../ui/ScaleSwitch.tsx';
import { AuxiliaryLosses } from './AuxiliaryLosses.tsx';
import { type Series, seriesOf } from './curves.ts';
import { LossHelp } from './LossHelp.tsx';
import { LossLegend } from './LossLegend.tsx';
import styles from './LossPanel.module.css';
import { termNames } from './termNames.ts';
import { type Measured, useMeasured } from './useMeasured.ts';

const LossChart = lazy(() => import('./LossChart.tsx').then((module) => ({ default: module.LossChart })));

const nothingHidden: ReadonlySet<string> = new Set();

export function LossPanel() {
  const { one } = itemNames(useHourglass((state) => state.dataset));
  const spec = useHourglass((state) => state.spec);
  const network = useHourglass((state) => state.network);
  const isLog = useHourglass((state) => state.logScale);
  const setLog = useHourglass((state) => state.setLogScale);
  const measured = useMeasured();
  const { floor, unit, phase } = measured;
  const isEmpty = !network || measured.train.length + measured.test.length === 0;
  return (
    <Panel
      title="Loss"
      subtitle={`${unit} per ${one}${phase === undefined ? '' : `, ${phase}`}`}
      actions={
        <>
          <ScaleSwitch label="Scale of the loss" isLog={isLog} onChange={setLog} />
          <LossHelp {...{ spec, unit }} hasFloor={floor !== undefined} />
        </>
      }
      empty={isEmpty && 'The loss falls here, term by term, as soon as you press Train.'}
    >
      {network && <Curves measured={measured} isLog={isLog} />}
    </Panel>
  );
}

interface CurvesProps {
  readonly measured: Measured;
  readonly isLog: boolean;
}

function Curves({ measured, isLog }: CurvesProps) {
  const { phase, terms, train, test, marks, stepsPerEpoch } = measured;
  const [hidden, setHidden] = useState(nothingHidden);
  const code = useHourglass((state) => state.spec.code);
  const series = useMemo(() => seriesOf(terms, termNames({ code })), [terms, code]);
  const shown = useMemo(() => series.filter(({ id }) => !hidden.has(id)), [series, hidden]);
  // It is the floor of this one alone.
  const floor = shown.some(({ id }) => id === 'reconstruction') ? measured.floor : undefined;
  const newest = test.at(-1);
  const summary = useThrottled(summarise(series, newest), 2000);
  return (
    <div className={styles.curves}>
      <LossLegend {...{ series, hidden }} onChange={setHidden} train={train.at(-1)} test={newest}>
        {phase === undefined && <AuxiliaryLosses />}
      </LossLegend>
      <div className={styles.chart}>
        <Suspense>
          <LossChart {...{ train, test, marks, floor, isLog, stepsPerEpoch, summary }} series={shown} />
        </Suspense>
      </div>
      <LastValues series={series} test={test} />
    </div>
  );
}

interface LastValuesProps {
  readonly series: readonly Series[];
  readonly test: readonly TestPoint[];
}

const LAST = 10;

/** The curve as numbers, for those who do not see it. */
function LastValues({ series, test }: LastValuesProps) {
  // A step can be tested twice, on a few images and then on all: the later one counts.
  const last = test.filter((point, i) => test[i + 1]?.step !== point.step).slice(-LAST);
  return (
    <table className={styles.hidden}>
      <caption>Last values on the test data</caption>
      <thead>
        <tr>
          <th scope="col">step</th>
          <th scope="col">epoch</th>
          {series.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {last.map((point) => (
          <tr key={point.step}>
            <td>{formatCount(point.step)}</td>
            <td>{formatFixed(point.epoch, 2)}</td>
            {series.map((one) => (
              <td key={one.id}>{formatMeasure(one.value(point))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function summarise(series: readonly Series[], newest: TestPoint | undefined): string {
  if (!newest) return 'Loss over the steps of training; no test value yet.';
  const values = series.map((one) => `${one.label} ${formatMeasure(one.value(newest))}`);
  return `Loss over the steps of training. On test data at step ${formatCount(newest.step)}: ${values.join(', ')}.`;
}
