/** What is set differently in two runs, setting by setting. Not the seeds: these are told in a sentence. */
import { differencesBetween } from '#catalog/changes.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './RunPairPanel.module.css';
import type { PairProps } from './RunPairPanel.tsx';

export function SettingsTable({ a, b }: PairProps) {
  const differences = differencesBetween({ ...a.spec, seed: b.spec.seed }, b.spec);
  if (differences.length === 0) return <p className={styles.note}>Their settings are the same.</p>;
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>Settings that differ</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">setting</th>
          <th scope="col">A</th>
          <th scope="col">
            <VisuallyHidden>becomes</VisuallyHidden>
          </th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ place, name, symbol, before, after, isStructural }) => (
          <tr key={`${place} ${name}`}>
            <th scope="row">
              {name} {symbol}
              {!isStructural && <span className={styles.place}>{place}</span>}
            </th>
            <td>{before}</td>
            <td className={styles.arrow}>→</td>
            <td>
              <b>{after}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
