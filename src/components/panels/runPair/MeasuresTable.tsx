/** What two runs are worth, measure by measure, beside PCA: as far as somebody had them measured. Not the measuring. */
import type { Measures } from '#protocol/messages.ts';
import { type Row, rowsOf } from '../../compare/measureRows.ts';
import styles from './RunPairPanel.module.css';
import type { PairProps } from './RunPairPanel.tsx';

const MEASURING = 'To measure a run choose “Go on from there” in its menu, then press Measure under Inspect.';

export function MeasuresTable({ a, b }: PairProps) {
  const [ofA, ofB] = [rowsOfMeasured(a.measures), rowsOfMeasured(b.measures)];
  const known = [...ofA, ...ofB];
  if (known.length === 0) {
    return <p className={styles.note}>{MEASURING} What is measured is kept with its run and stands here.</p>;
  }
  const isSamePca = a.codeSize === b.codeSize && a.spec.dataset.id === b.spec.dataset.id;
  const labels = [...new Map(known.map(({ id, label }) => [id, label]))];
  const find = (rows: readonly Row[], id: string) => rows.find((row) => row.id === id);
  const missing = ofA.length === 0 ? 'A' : ofB.length === 0 ? 'B' : undefined;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">measures</th>
            <th scope="col">A</th>
            <th scope="col">B</th>
            {isSamePca && <th scope="col">PCA</th>}
          </tr>
        </thead>
        <tbody>
          {labels.map(([id, label]) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{find(ofA, id)?.autoencoder ?? '—'}</td>
              <td>{find(ofB, id)?.autoencoder ?? '—'}</td>
              {isSamePca && <td>{find(ofA, id)?.pca ?? find(ofB, id)?.pca ?? '—'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {missing && (
        <p className={styles.note}>
          {missing} has not been measured. {MEASURING}
        </p>
      )}
    </>
  );
}

const rowsOfMeasured = (measures: Measures | undefined) => (measures ? rowsOf(measures) : []);
