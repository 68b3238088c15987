/**
 * Entries of the legend for what companions beside the autoencoder lower, on test images.
 * Not terms: the total knows nothing of them, and the chart has no line of theirs.
 */
import { useMemo } from 'react';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { companionsBeside } from './companionsBeside.ts';
import styles from './LossLegend.module.css';
import { LossValue } from './LossValue.tsx';

const needs = { companionLosses: true } as const;
const nothing = {} as const;

export function CompanionLosses() {
  const spec = useHourglass((state) => state.spec);
  const companions = useMemo(() => companionsBeside(spec), [spec]);
  useNeeds(companions.length > 0 ? needs : nothing);
  const frame = useFrame('companionLosses');
  return companions.map(({ id, label }) => (
    <li key={id} className={styles.entry}>
      <span className={styles.name}>{label}’s own loss</span>
      <LossValue name="test" isNamed={false} value={frame?.losses[id]} />
    </li>
  ));
}
