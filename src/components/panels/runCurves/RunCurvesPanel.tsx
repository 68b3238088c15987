/** The curves of the chosen runs on one chart. Not the choice: the history has that. */
import { useMemo, useState } from 'react';
import type { KeptRun } from '#protocol/keptRun.ts';
import { nameOf } from '#store/runs/naming.ts';
import { chosenRuns, useRuns } from '#store/runs/runs.ts';
import { useHourglass } from '#store/store.ts';
import { ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import {
  type Axis,
  axes,
  finalsOf,
  hasRateLine,
  type Measure,
  measureNames,
  measures,
} from '../../compare/measures.ts';
import { RunSwatch } from '../../compare/RunSwatch.tsx';
import { orDash } from '../../compare/words.ts';
import { useThemeColors } from '../../drawing/themeColors.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ScaleSwitch } from '../../ui/ScaleSwitch.tsx';
import { Select } from '../../ui/Select.tsx';
import { axisNames, linesOf, yNameOf } from './lines.ts';
import { readableOf } from './paintCurves.ts';
import styles from './RunCurvesPanel.module.css';

const TITLE = 'Curves';

export function RunCurvesPanel() {
  const all = useRuns((state) => state.runs);
  const chosen = useRuns((state) => state.chosen);
  const isLog = useHourglass((state) => state.logScale);
  const setLog = useHourglass((state) => state.setLogScale);
  const [asked, setMeasure] = useState<Measure>('squaredError');
  const [axis, setAxis] = useState<Axis>('epoch');
  const runs = useMemo(() => chosenRuns({ runs: all, chosen }), [all, chosen]);
  const options = useMemo(() => optionsFor(runs), [runs]);
  const { value: measure } = options.find(({ value }) => value === asked) ?? squaredError;
  return (
    <Panel
      title={TITLE}
      actions={
        <>
          <ScaleSwitch label="Scale of the curves" isLog={isLog} onChange={setLog} />
          <CurvesHelp />
        </>
      }
      empty={runs.length === 0 && 'Choose runs above: their curves are drawn here, one over the other.'}
    >
      <div className={styles.frame}>
        <div className={styles.choices}>
          <Select layout="row" label="Show" value={measure} options={options} onChange={setMeasure} />
          <Select layout="row" label="over" value={axis} options={axisOptions} onChange={setAxis} />
        </div>
        <Chart {...{ runs, measure, axis, isLog }} />
        <Legend runs={runs} />
      </div>
    </Panel>
  );
}

const optionOf = (value: Measure) => ({ value, label: measureNames[value] });
const squaredError = optionOf('squaredError');
/** What can be shown of at least one of them. */
const optionsFor = (runs: readonly KeptRun[]) =>
  measures.filter((measure) => measure !== 'rate' || runs.some(hasRateLine)).map(optionOf);
const axisOptions = axes.map((value) => ({ value, label: axisNames[value] }));

interface ChartProps {
  readonly runs: readonly KeptRun[];
  readonly measure: Measure;
  readonly axis: Axis;
  readonly isLog: boolean;
}

function Chart({ runs, measure, axis, isLog }: ChartProps) {
  const colors = useThemeColors();
  const lines = useMemo(() => linesOf(runs, measure, axis), [runs, measure, axis]);
  const readable = useMemo(
    () => readableOf({ lines, isLog, axis, yName: yNameOf(runs, measure), colors }),
    [lines, isLog, axis, runs, measure, colors],
  );
  const ends = runs.map((run) => `${nameOf(run)} ${orDash(finalsOf(run).squaredError)}`).join('; ');
  return (
    <div className={styles.chart}>
      <ReadableCanvas
        readable={readable}
        name="Curves of the chosen runs"
        summary={`${measureNames[measure]} of ${runs.length} ${runs.length === 1 ? 'run' : 'runs'} over ${axisNames[axis]}. Squared error at the end: ${ends}.`}
        rest={`On test data; ${measure === 'squaredError' ? 'PCA’s error is dashed' : 'training is pale'}.`}
      />
    </div>
  );
}

function Legend({ runs }: { readonly runs: readonly KeptRun[] }) {
  return (
    <ul className={styles.legend} aria-label="Lines">
      {runs.map((run, place) => (
        <li key={run.id}>
          <RunSwatch place={place} />
          {nameOf(run)}
        </li>
      ))}
    </ul>
  );
}

function CurvesHelp() {
  return (
    <Help term={TITLE}>
      <p>
        Each chosen run has a line with its own colour and dash: what was measured on held-out data. The pale
        line under it is training, one batch each. Losses of different kinds are in different units: the
        squared error compares all. The KL of a Gaussian code is drawn without its weight β, so that different
        weights can be compared; it is left out where the weight changed on the way.
      </p>
      <p>
        PCA’s dashed line is its squared error with as many components as the code has units. Wall-clock time
        is that of training, pauses not counted.
      </p>
    </Help>
  );
}
