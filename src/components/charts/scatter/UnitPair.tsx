/** Chooses which two units of a longer code a map shows. Not the map. */
import { unitName } from '../../drawing/format.ts';
import { Select } from '../../ui/Select.tsx';
import styles from './UnitPair.module.css';

export type Pair = readonly [number, number];

interface UnitPairProps {
  readonly symbol: string;
  readonly latentDim: number;
  readonly units: Pair;
  readonly onChange: (units: Pair) => void;
}

/** The chosen pair if the code has both units, else its first ones; the same twice for a code of one unit. */
export function fittingUnits([across, up]: Pair, latentDim = 2): Pair {
  if (latentDim === 1) return [0, 0];
  return across !== up && Math.max(across, up) < latentDim ? [across, up] : [0, 1];
}

export function UnitPair({ symbol, latentDim, units, onChange }: UnitPairProps) {
  const [across, up] = units;
  const options = Array.from({ length: latentDim }, (_, i) => ({
    value: String(i),
    label: unitName(symbol, i),
  }));
  return (
    <div className={styles.pair}>
      <Select
        label="Unit across"
        hideLabel
        value={String(across)}
        options={options.filter(({ value }) => value !== String(up))}
        onChange={(value) => onChange([Number(value), up])}
      />
      <span aria-hidden="true">×</span>
      <Select
        label="Unit upwards"
        hideLabel
        value={String(up)}
        options={options.filter(({ value }) => value !== String(across))}
        onChange={(value) => onChange([across, Number(value)])}
      />
    </div>
  );
}
