/** The chart of a sweep: a point for each run, and PCA's curve. Not its points: points.ts. */
import { useMemo, useState } from 'react';
import { keptRuns } from '#store/runs/kept.ts';
import { nameOf } from '#store/runs/naming.ts';
import { useRuns } from '#store/runs/runs.ts';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatMeasure } from '../../drawing/format.ts';
import { useThemeColors } from '../../drawing/themeColors.ts';
import { Select } from '../../ui/Select.tsx';
import { readableOf } from './paintTradeOff.ts';
import { type Cost, costsOf, type KeptSweep, pointsOf, type TradePoint } from './points.ts';
import styles from './SweepPanel.module.css';

export function TradeOff({ sweep }: { readonly sweep: KeptSweep }) {
  const [asked, setAsked] = useState<Cost>('value');
  const offered = costsOf(sweep);
  const cost = offered.includes(asked) ? asked : 'value';
  return (
    <>
      {offered.length > 1 && (
        <Select
          layout="row"
          label="Squared error against"
          value={cost}
          options={offered.map((value) => ({ value, label: nameOfCost(value, sweep) }))}
          onChange={setAsked}
        />
      )}
      <div className={styles.chart}>
        <Points {...{ sweep, cost }} />
      </div>
    </>
  );
}

interface PointsProps {
  readonly sweep: KeptSweep;
  readonly cost: Cost;
}

function Points({ sweep, cost }: PointsProps) {
  const points = useMemo(() => pointsOf(sweep, cost), [sweep, cost]);
  const xName = nameOfCost(cost, sweep);
  const best = points.toSorted((a, b) => a.y - b.y)[0];
  const lowest = best && ` The lowest, ${formatMeasure(best.y)}, is that of ${nameOf(best.run)}.`;
  return (
    <ReadableCanvas
      readable={useChoosable(points, xName)}
      name={`Runs of the sweep over ${sweep.label}`}
      summary={`Squared error of ${points.length} runs against ${xName}.${lowest ?? ''}`}
      rest="A point chooses its run for the comparison; PCA’s curve is dashed."
    />
  );
}

/** The points, each of which chooses its run for the comparison, or no longer. */
function useChoosable(points: readonly TradePoint[], xName: string): Readable {
  const colors = useThemeColors();
  const chosen = useRuns((state) => state.chosen);
  return useMemo(
    () => ({
      ...readableOf({ points, chosen, xName, colors }),
      choice: {
        does: 'chooses its run for the comparison',
        choose(index: number) {
          const id = points[index]?.run.id;
          if (id !== undefined) keptRuns.choose(id, !chosen.includes(id));
        },
      },
    }),
    [points, chosen, xName, colors],
  );
}

function nameOfCost(cost: Cost, { label }: KeptSweep): string {
  if (cost === 'rate') return 'rate: KL, nats';
  return cost === 'codeSize' ? 'code units' : label;
}
