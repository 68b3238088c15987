/** Chooses what a map of a longer code shows: two of its units, or the principal components of the codes. Not the map. */
import { unitName } from '../../drawing/format.ts';
import { Select } from '../../ui/Select.tsx';
import type { MapAxes } from './codePlane.ts';
import styles from './UnitPair.module.css';

export type Pair = readonly [number, number];

interface UnitPairProps {
  readonly symbol: string;
  readonly latentDim: number;
  readonly axes: MapAxes;
  readonly onChange: (units: Pair) => void;
  /** Chooses the components of the codes, where those are others than the units. */
  readonly onComponents?: () => void;
}

const COMPONENTS = 'components';

/** The chosen pair if the code has both units, else its first ones; the same twice for a code of one unit. */
export function fittingUnits([across, up]: Pair, latentDim = 2): Pair {
  if (latentDim === 1) return [0, 0];
  return across !== up && Math.max(across, up) < latentDim ? [across, up] : [0, 1];
}

/** The same, with components only where the code has more units than the map shows. */
export function fittingAxes(axes: MapAxes, latentDim = 2): MapAxes {
  if (axes !== COMPONENTS) return fittingUnits(axes, latentDim);
  return latentDim > 2 ? axes : fittingUnits([0, 1], latentDim);
}

export function UnitPair(props: UnitPairProps) {
  const { symbol, latentDim, axes, onChange, onComponents } = props;
  const units = axes === COMPONENTS ? undefined : axes;
  const options = Array.from({ length: latentDim }, (_, i) => ({
    value: String(i),
    label: unitName(symbol, i),
  }));
  const components = { value: COMPONENTS, label: 'PCA of codes', detail: 'the directions of most variance' };
  const chooseAcross = (value: string) => {
    if (value === COMPONENTS) onComponents?.();
    else onChange(fittingUnits([Number(value), units?.[1] ?? (value === '0' ? 1 : 0)], latentDim));
  };
  return (
    <div className={styles.pair}>
      <Select
        label="Unit across"
        hideLabel
        value={units ? String(units[0]) : COMPONENTS}
        options={[
          ...(onComponents ? [components] : []),
          ...options.filter(({ value }) => value !== String(units?.[1])),
        ]}
        onChange={chooseAcross}
      />
      {units && (
        <>
          <span aria-hidden="true">×</span>
          <Select
            label="Unit upwards"
            hideLabel
            value={String(units[1])}
            options={options.filter(({ value }) => value !== String(units[0]))}
            onChange={(value) => onChange([units[0], Number(value)])}
          />
        </>
      )}
    </div>
  );
}
