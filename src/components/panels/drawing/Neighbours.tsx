/** The training images whose codes are nearest to the drawing's, each a button that puts it on the stage. */
import type { EncodedImage } from '#protocol/messages.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { formatMeasure } from '../../drawing/format.ts';
import { ItemClass, TrainingItem } from '../../drawing/items/TrainingItem.tsx';
import { pointingAtOne } from '../../drawing/pointingAt.ts';
import styles from './DrawingPanel.module.css';

interface NeighboursProps {
  readonly neighbours: EncodedImage['neighbours'];
  readonly dataset: DatasetInfo;
}

export function Neighbours({ neighbours: { indices, distances, images }, dataset }: NeighboursProps) {
  const pixels = dataset.width * dataset.height;
  return (
    <ol className={styles.neighbours} aria-label="Nearest training images">
      {[...indices].map((index, place) => (
        <li key={index} {...pointingAtOne(index)}>
          <TrainingItem
            {...{ index, dataset }}
            values={images.subarray(place * pixels, (place + 1) * pixels)}
            remark={`Its code is ${formatMeasure(distances[place]!)} away.`}
          >
            <ItemClass {...{ index, dataset }} />
          </TrainingItem>
        </li>
      ))}
    </ol>
  );
}
