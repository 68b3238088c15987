/**
 * The curves in the chart, a path for each: recharts' own lines make several objects for every point of all of them
 * whenever one is added. Not the axes, whose scales they take.
 */
import { useId } from 'react';
import {
  useActiveTooltipLabel,
  useIsTooltipActive,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
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
  const clip = useId();
  const area = usePlotArea();
  const placesOf = usePlaces();
  if (!area || !placesOf) return null;
  const reach = RADIUS.read;
  return (
    <g clipPath={`url(#${clip})`} strokeLinecap="round" fill="none">
      <clipPath id={clip}>
        <rect
          x={area.x - reach}
          y={area.y - reach}
          width={area.width + 2 * reach}
          height={area.height + 2 * reach}
        />
      </clipPath>
      {series.map((one) => (
        <g key={one.id}>
          <g strokeDasharray={one.dash}>
            <path d={lineThrough(placesOf(train, one))} stroke="var(--sand)" strokeWidth={1.4} />
            {test.length >= LEAST_JOINED && <path d={lineThrough(placesOf(test, one))} stroke="var(--ink)" />}
          </g>
          {test.length <= MOST_DOTS && (
            <path d={dotsThrough(placesOf(test, one))} stroke="var(--ink)" strokeWidth={2 * RADIUS.dot} />
          )}
        </g>
      ))}
      <Read {...{ train, test, series, placesOf }} />
    </g>
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
    <g strokeWidth={2 * RADIUS.read}>
      <path d={dots(train)} stroke="var(--sand)" />
      <path d={dots(test)} stroke="var(--ink)" />
    </g>
  );
}
