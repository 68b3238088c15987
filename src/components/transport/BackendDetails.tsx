/** Why it is computed where it is, and the choice to compute it elsewhere. Loaded when somebody asks. */
import type { BackendReport } from '#protocol/state.ts';
import { backendPreferences } from '#store/slices/layout.ts';
import { useHourglass } from '#store/store.ts';
import { formatNumber } from '../ui/formatNumber.ts';
import { Select } from '../ui/Select.tsx';
import styles from './BackendChip.module.css';
import { backendNames } from './backendNames.ts';
import { GradientCheckButton } from './GradientCheckButton.tsx';
import { PaceNote } from './PaceNote.tsx';

const names = { auto: 'Fastest that passes', ...backendNames };
const options = backendPreferences.map((value) => ({ value, label: names[value] }));

export function BackendDetails() {
  const backend = useHourglass((state) => state.backend);
  const preference = useHourglass((state) => state.backendPreference);
  const setPreference = useHourglass((state) => state.setBackendPreference);
  return (
    <div className={styles.content}>
      {backend ? <Report backend={backend} /> : <p>It is chosen when the data are loaded.</p>}
      <PaceNote />
      <Select
        layout="row"
        label="Use"
        value={preference}
        options={options}
        onChange={setPreference}
        aside={<span className={styles.note}>restarts the run</span>}
      />
      <GradientCheckButton />
    </div>
  );
}

function Report({ backend: { reason, candidates, kernelsMissing } }: { readonly backend: BackendReport }) {
  return (
    <>
      <p>{reason}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Backend</th>
            <th scope="col">ms a step</th>
            <th scope="col">What was found</th>
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ id, label, status, stepMs, detail }) => (
            <tr key={id} data-status={status}>
              <th scope="row">{label}</th>
              <td>{stepMs === undefined ? '–' : formatNumber(stepMs)}</td>
              <td className={styles.detail}>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        The milliseconds were measured for 0.1 s when the experiment was opened; the head of the page shows
        what training takes now.
      </p>
      {kernelsMissing.length > 0 && (
        <p className={styles.note}>
          Operations it lacks: {kernelsMissing.join(', ')}, needed by convolutions only.
        </p>
      )}
    </>
  );
}
