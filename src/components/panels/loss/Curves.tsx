/**
 * The curves in the chart, a path for each: recharts' own lines make several objects for every point of all of them
 * whenever one is added. Not the axes, whose scales they take.
 */
import { type ReactNode, useId } from 'react';
import {
  DefaultZIndexes,
  useActiveTooltipLabel,
  useIsTooltipActive,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  ZIndexLayer,
} from 'recharts';
import type { TestPoint } from '#protocol/messages.ts';
import type { CurvePoint } from '#store/types.ts';
import { dotsThrough, lineThrough, type MeasuredStep, type Place, pointAt, type Series } from './curves.ts';

interface CurvesProps {
  readonly train: readonly CurvePoint[];
  readonly test: readonly TestPoint[];
  /** Those that are shown. */
  readonly series: readonly Series[];
}

/** Fewer test points are not joined: a long straight line would say more than was measured. */
const LEAST_JOINED = 4;
/** More of them would cover the line. */
const MOST_DOTS = 60;
const RADIUS = { dot: 2.4, read: 3 } as const;

/** A sand line for training, ink dots for test, in every series; the dots are joined once they make a curve. */
export function Curves({ train, test, series }: CurvesProps) {
  const placesOf = usePlaces();
  if (!placesOf) return null;
  return (
    <>
      <Clipped zIndex={DefaultZIndexes.line} by={0}>
        {series.map((one) => (
          <g key={one.id} strokeDasharray={one.dash}>
            <path d={lineThrough(placesOf(train, one))} stroke="var(--sand)" strokeWidth={1.4} />
            {test.length >= LEAST_JOINED && <path d={lineThrough(placesOf(test, one))} stroke="var(--ink)" />}
          </g>
        ))}
      </Clipped>
      <Clipped zIndex={DefaultZIndexes.line} by={RADIUS.dot}>
        {series.map((one) => (
          <g key={one.id} strokeWidth={2 * RADIUS.dot} strokeLinecap="round">
            {train.length === 1 && <path d={dotsThrough(placesOf(train, one))} stroke="var(--sand)" />}
            {test.length <= MOST_DOTS && <path d={dotsThrough(placesOf(test, one))} stroke="var(--ink)" />}
          </g>
        ))}
      </Clipped>
      <Read {...{ train, test, series, placesOf }} />
    </>
  );
}

interface ClippedProps {
  readonly zIndex: number;
  /** So far outside the axes, CSS pixels, its contents may reach. */
  readonly by: number;
  readonly children: ReactNode;
}

/** Contents of one of the chart's layers, within its axes. */
function Clipped({ zIndex, by, children }: ClippedProps) {
  const id = useId();
  const area = usePlotArea();
  if (!area) return null;
  return (
    <ZIndexLayer zIndex={zIndex}>
      <clipPath id={id}>
        <rect x={area.x - by} y={area.y - by} width={area.width + 2 * by} height={area.height + 2 * by} />
      </clipPath>
      <g clipPath={`url(#${id})`} fill="none">
        {children}
      </g>
    </ZIndexLayer>
  );
}

/** Where points stand in the chart, CSS pixels; those that a logarithmic axis cannot show are left out. */
function usePlaces() {
  const across = useXAxisScale();
  const up = useYAxisScale();
  if (!across || !up) return undefined;
  return (points: readonly MeasuredStep[], { value }: Series): readonly Place[] =>
    points
      .map((point) => [across(point.step) ?? Number.NaN, up(value(point)) ?? Number.NaN] as const)
      .filter((place) => place.every(Number.isFinite));
}

interface ReadProps extends CurvesProps {
  readonly placesOf: (points: readonly MeasuredStep[], series: Series) => readonly Place[];
}

/** Dots on the values that are read in the chart. */
function Read({ train, test, series, placesOf }: ReadProps) {
  const isRead = useIsTooltipActive();
  const step = Number(useActiveTooltipLabel());
  if (!isRead || Number.isNaN(step)) return null;
  const dots = (points: readonly MeasuredStep[]) => {
    const point = pointAt(points, step);
    return dotsThrough(series.flatMap((one) => (point ? placesOf([point], one) : [])));
  };
  return (
    <Clipped zIndex={DefaultZIndexes.activeDot} by={RADIUS.read}>
      <g strokeWidth={2 * RADIUS.read} strokeLinecap="round">
        <path d={dots(train)} stroke="var(--sand)" />
        <path d={dots(test)} stroke="var(--ink)" />
      </g>
    </Clipped>
  );
}
