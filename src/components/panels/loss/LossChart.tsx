/**
 * The chart of the loss: axes, marks, and the values that are read in it. With Curves.tsx the only place that knows recharts,
 * loaded when it is first needed. Not the numbers beside it: LossLegend.tsx.
 */
import { memo, useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import type { TestPoint } from '#protocol/messages.ts';
import type { CurvePoint, Mark } from '#store/types.ts';
import { Curves } from './Curves.tsx';
import { belowFloor, floorLabel, markLabel, tickText } from './chartLabels.ts';
import { domainOf, type Series, shownValues, stepAxis, stepsOf, ticksOf } from './curves.ts';
import styles from './LossChart.module.css';
import { LossReading } from './LossReading.tsx';

interface LossChartProps {
  readonly train: readonly CurvePoint[];
  readonly test: readonly TestPoint[];
  readonly marks: readonly Mark[];
  /** Those that are shown. */
  readonly series: readonly Series[];
  /** The lowest possible value of the reconstruction, where there is one. */
  readonly floor: number | undefined;
  readonly isLog: boolean;
  readonly stepsPerEpoch: number | undefined;
  /** What a screen reader says. */
  readonly summary: string;
}

export const LossChart = memo((props: LossChartProps) => {
  const { train, test, marks, series, floor, isLog, stepsPerEpoch, summary } = props;
  const rows = useMemo(() => stepsOf(train, test).map((step) => ({ step })), [train, test]);
  const domain = useDomain(props);
  const axis = stepAxis(rows.at(-1)?.step ?? 0, stepsPerEpoch);
  const reading = ({ active, label }: TooltipContentProps) =>
    active && <LossReading step={Number(label)} {...{ train, test, marks, series, stepsPerEpoch }} />;
  return (
    <ResponsiveContainer className={styles.chart ?? ''} width="100%" height="100%">
      <LineChart data={rows} title={summary} margin={{ top: 10, right: 12, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        {acrossAxis(axis)}
        <YAxis
          scale={isLog ? 'log' : 'linear'}
          domain={[...domain]}
          ticks={[...ticksOf(domain, isLog)]}
          tickFormatter={tickText}
          allowDataOverflow
          {...axisLook}
          width={44}
        />
        {floor !== undefined &&
          lineOfFloor(floor, floorLabel(floor, marks, axis.domain[1], domain, series.length > 1))}
        {linesOfMarks(marks, axis.domain[1])}
        <Curves {...{ train, test, series }} />
        {/* A tooltip opens for a line of recharts' own only. */}
        <Line dataKey="step" hide isAnimationActive={false} />
        <Tooltip
          content={reading}
          includeHidden
          position={ABOVE}
          isAnimationActive={false}
          cursor={{ stroke: 'var(--muted)' }}
        />
      </LineChart>
    </ResponsiveContainer>
  );
});

function useDomain({ train, test, series, floor, isLog }: LossChartProps) {
  return useMemo(() => {
    const values = shownValues([...train, ...test], series, isLog);
    if (floor === undefined) return domainOf(values, isLog);
    const top = values.reduce((a, b) => Math.max(a, b), floor);
    return domainOf([...values, isLog ? belowFloor(floor, top) : floor], isLog);
  }, [train, test, series, floor, isLog]);
}

/** The reading stands on the chart (LossReading.module.css), for in it there is no room beside what is read. */
const ABOVE = { y: 0 } as const;

const acrossAxis = ({ domain, ticks }: ReturnType<typeof stepAxis>) => (
  <XAxis
    dataKey="step"
    type="number"
    domain={[...domain]}
    ticks={ticks.map(({ step }) => step)}
    tickFormatter={(step: number) => ticks.find((tick) => tick.step === step)?.label ?? ''}
    {...axisLook}
    height={22}
  />
);

const axisLook = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--muted)', fontSize: 11 },
  tickLine: false,
  interval: 'preserveStartEnd',
} as const;

const lineOfFloor = (floor: number, label: ReturnType<typeof floorLabel>) => (
  <ReferenceLine y={floor} stroke="var(--muted)" strokeDasharray="4 4" label={label} />
);

function linesOfMarks(marks: readonly Mark[], end: number) {
  return marks.map((mark, i) => (
    <ReferenceLine
      key={`${mark.step} ${mark.label}`}
      x={mark.step}
      stroke="var(--edge)"
      label={markLabel(marks, i, end) ?? false}
    />
  ));
}
