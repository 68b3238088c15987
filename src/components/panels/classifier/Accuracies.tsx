/** The accuracies found so far, the newest first. Not the asking. */
import type { Classification } from '#protocol/messages.ts';
import { formatCount, formatFixed } from '../../drawing/format.ts';
import styles from './ClassifierPanel.module.css';

interface AccuraciesProps {
  readonly found: readonly Classification[];
}

const percent = (share: number) => `${formatFixed(100 * share, 1)} %`;

export function Accuracies({ found }: AccuraciesProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">after step</th>
          <th scope="col">epochs</th>
          <th scope="col">frozen codes</th>
          <th scope="col">fine-tuned</th>
        </tr>
      </thead>
      <tbody>
        {found
          .map((one, i) => ({ ...one, key: i }))
          .toReversed()
          .map(({ key, step, epochs, frozen, fineTuned }) => (
            <tr key={key}>
              <td>{formatCount(step)}</td>
              <td>{epochs}</td>
              <td>{percent(frozen)}</td>
              <td>
                <b>{percent(fineTuned)}</b>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
