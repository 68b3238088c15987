/** The autoencoder against PCA in measured numbers. An em dash stands until there is one. */
import { useHourglass } from '#store/store.ts';
import { formatCount, formatFixed, formatMeasure } from '../drawing/format.ts';
import { itemNames } from '../drawing/items/itemNames.ts';
import { useStepName } from '../drawing/useStepName.ts';
import { Help } from '../ui/Help.tsx';
import styles from './Comparison.module.css';

export function Comparison() {
  const { one, many } = itemNames(useHourglass((state) => state.dataset));
  const newest = useHourglass((state) => state.testCurve.at(-1));
  const when = useStepName(newest?.step);
  return (
    <section className={styles.comparison} aria-label="Against PCA, same size">
      <h2 className={styles.title}>Against PCA, same size</h2>
      <dl className={styles.row}>
        <dt>
          Squared error per {one}
          <Help term={`Squared error per ${one}`}>
            <p>
              Σ (x − x̂)² over {one === 'image' ? 'the pixels of an image' : `the numbers of a ${one}`}; the
              mean of test {many} the networks never trained on. PCA has as many components as the code has
              units.
            </p>
            <p>
              During an epoch 1,000 of them are measured, or all if there are fewer; all at its end and at
              rest. Then PCA’s number moves, too: both are of the same {many}, as many as the line below says.
            </p>
          </Help>
        </dt>
        <dd>
          <b className={styles.autoencoder}>{show(newest?.squaredError)}</b> vs{' '}
          <b className={styles.pca}>{show(newest?.pcaSquaredError)}</b>
        </dd>
      </dl>
      <p className={styles.note}>
        {newest
          ? `mean of ${formatCount(newest.images)} test ${many}, ${when}`
          : `Measured on test ${many} while training, or once PCA is fitted.`}
      </p>
    </section>
  );
}

function show(value: number | undefined): string {
  if (value === undefined) return '—';
  return value < 1 ? formatMeasure(value) : formatFixed(value, 2);
}
