/** What two runs measured at their ends. Not how they came there. */
import type { KeptRun } from '#protocol/keptRun.ts';
import { finalsOf, rateOf, unitOf } from '../../compare/measures.ts';
import { formatSeconds, orDash } from '../../compare/words.ts';
import { formatCount, formatFixed } from '../../drawing/format.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './RunPairPanel.module.css';
import type { PairProps } from './RunPairPanel.tsx';
import { termName } from './termName.ts';

interface Row {
  readonly name: string;
  show(run: KeptRun): string;
}

const before: readonly Row[] = [
  { name: 'squared error', show: (run) => orDash(finalsOf(run).squaredError) },
  { name: 'PCA’s, same size', show: (run) => orDash(finalsOf(run).pcaSquaredError) },
  { name: 'loss', show: (run) => `${orDash(finalsOf(run).loss)} ${unitOf(run)}` },
];

const after: readonly Row[] = [
  { name: 'code units', show: ({ codeSize }) => formatCount(codeSize) },
  { name: 'steps', show: ({ steps }) => formatCount(steps) },
  { name: 'epochs', show: ({ steps, stepsPerEpoch }) => formatFixed(steps / stepsPerEpoch, 2) },
  { name: 'time', show: ({ seconds }) => formatSeconds(seconds) },
  { name: 'computed on', show: ({ backend }) => backend || '—' },
];

export function NumbersTable({ a, b }: PairProps) {
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>What was measured, at the end, on test data</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">at the end, on test data</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {[...before, ...termRows(a, b), ...after].map(({ name, show }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{show(a)}</td>
            <td>{show(b)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A row for each term that one of them has, unless the loss has no other. */
function termRows(a: KeptRun, b: KeptRun): readonly Row[] {
  const terms = [...new Set([...a.terms, ...b.terms])];
  if (terms.length < 2) return [];
  return terms.flatMap((term) => {
    const weighted = { name: termName(term), show: (run: KeptRun) => orDash(termOf(run, term)) };
    return term === 'kl' ? klRows(a, b, weighted) : [weighted];
  });
}

const termOf = (run: KeptRun, term: string) => finalsOf(run).terms.find(({ name }) => name === term)?.value;

/** What the code says, which can be compared between weights; and, if it is another number, what the loss makes of it. */
function klRows(a: KeptRun, b: KeptRun, weighted: Row): readonly Row[] {
  if ([a, b].every((run) => rateOf(run) === undefined)) return [weighted];
  const plain: Row = { name: 'KL', show: (run) => orDash(rateOf(run)) };
  return [a, b].every((run) => rateOf(run) === termOf(run, 'kl')) ? [plain] : [plain, weighted];
}
