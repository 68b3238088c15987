/** What came of the drawing: what the network saw, what comes back, and what is near. Not the drawing. */
import type { Returned } from '#protocol/messages.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { formatMeasure } from '../../drawing/format.ts';
import { ItemPicture } from '../../drawing/items/ItemPicture.tsx';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import styles from './DrawingPanel.module.css';
import type { Found } from './useEncoded.ts';

interface FindingsProps {
  readonly found: Found | undefined;
  readonly dataset: DatasetInfo;
}

export function Findings({ found, dataset }: FindingsProps) {
  const note = usePcaNote();
  const own = found?.answer.autoencoder;
  const pca = found?.answer.pca;
  return (
    <div className={styles.findings}>
      <Finding
        {...{ dataset, caption: 'input x', values: found?.image }}
        awaiting="What the network sees"
        label="Your drawing as the network sees it"
      />
      <Finding
        {...{ dataset, values: own?.reconstruction }}
        tone="autoencoder"
        caption={`autoencoder${errorOf(own)}`}
        awaiting="What comes back"
        label="What the autoencoder makes of your drawing"
      />
      <Finding
        {...{ dataset, caption: 'error x − x̂', values: found?.image, against: own?.reconstruction }}
        awaiting="What is missing or added"
        label="Error: your drawing minus the autoencoder’s image"
      />
      <Finding
        {...{ dataset, values: pca?.reconstruction }}
        tone="pca"
        caption={`PCA${errorOf(pca)}`}
        awaiting={found ? note : 'What PCA makes of it'}
        label="What PCA makes of your drawing"
      />
    </div>
  );
}

interface FindingProps {
  readonly dataset: DatasetInfo;
  readonly tone?: 'autoencoder' | 'pca';
  readonly caption: string;
  readonly values: Float32Array | undefined;
  /** Shows the difference from it, if it is given at all. */
  readonly against?: Float32Array | undefined;
  readonly awaiting: string;
  readonly label: string;
}

function Finding({ tone, caption, ...picture }: FindingProps) {
  return (
    <figure className={styles.finding}>
      <ItemPicture {...picture} signed={'against' in picture} />
      <figcaption className={tone && styles[tone]}>{caption}</figcaption>
    </figure>
  );
}

const errorOf = (returned: Returned | undefined) =>
  returned ? ` ${formatMeasure(returned.squaredError)}` : '';
