/** The terms of z + mean − mean and what they add up to, as pictures, under one codec. Not the choice of groups. */
import type { ArithmeticFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { ItemPicture } from '../../drawing/items/ItemPicture.tsx';
import { judgementInWords } from '../../explore/codeWords.ts';
import styles from './ArithmeticPanel.module.css';

interface SumOfCodesProps {
  readonly title: string;
  readonly tone: 'autoencoder' | 'pca';
  readonly sum: ArithmeticFrame['autoencoder'];
  readonly dataset: DatasetInfo;
  /** Names of the means that are added and taken away. */
  readonly plus: string;
  readonly minus: string;
}

export function SumOfCodes({ title, tone, sum, dataset, plus, minus }: SumOfCodesProps) {
  const pixels = dataset.width * dataset.height;
  const terms = [
    { sign: '', name: 'reconstruction' },
    { sign: '+', name: plus },
    { sign: '−', name: minus },
    { sign: '=', name: `sum${judgementInWords(sum.judged, 3, dataset.classNames)}` },
  ];
  return (
    <div>
      <h3 className={styles[tone]}>{title}</h3>
      <div className={styles.codec}>
        {terms.map(({ sign, name }, i) => (
          <figure key={sign} className={styles.term}>
            <span className={styles.sign} aria-hidden="true">
              {sign}
            </span>
            <ItemPicture
              dataset={dataset}
              values={sum.images.subarray(i * pixels, (i + 1) * pixels)}
              label={`${title}: ${name}`}
            />
            <figcaption className={styles.name}>{name}</figcaption>
          </figure>
        ))}
      </div>
    </div>
  );
}
