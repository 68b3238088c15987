/**
 * Entries of the legend for what auxiliary networks beside the autoencoder lower, on test images.
 * Not terms: the total knows nothing of them, and the chart has no line of theirs.
 */
import { useMemo } from 'react';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { auxiliariesBeside } from './auxiliariesBeside.ts';
import styles from './LossLegend.module.css';
import { LossValue } from './LossValue.tsx';

const needs = { auxiliaryLosses: true } as const;
const nothing = {} as const;

export function AuxiliaryLosses() {
  const spec = useHourglass((state) => state.spec);
  const auxiliaries = useMemo(() => auxiliariesBeside(spec), [spec]);
  useNeeds(auxiliaries.length > 0 ? needs : nothing);
  const frame = useFrame('auxiliaryLosses');
  return auxiliaries.map(({ id, label }) => (
    <li key={id} className={styles.entry}>
      <span className={styles.name}>{label}’s own loss</span>
      <LossValue name="test" isNamed={false} value={frame?.losses[id]} />
    </li>
  ));
}
