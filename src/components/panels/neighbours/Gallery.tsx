/** The image on the stage and its neighbours, nearest first, each a button that puts it on the stage. Not the numbers
 *  above them. */
import { type ReactNode, useMemo } from 'react';
import type { NeighboursFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { formatCount } from '../../drawing/format.ts';
import { ItemPicture } from '../../drawing/items/ItemPicture.tsx';
import { capitalised, itemNames } from '../../drawing/items/itemNames.ts';
import { ItemClass, TrainingItem } from '../../drawing/items/TrainingItem.tsx';
import { bitsInWords } from './bitsInWords.ts';
import styles from './NeighboursPanel.module.css';

interface GalleryProps {
  readonly frame: NeighboursFrame;
  readonly dataset: DatasetInfo;
}

export function Gallery({ frame, dataset }: GalleryProps) {
  const { one } = itemNames(dataset);
  const pixels = dataset.width * dataset.height;
  const pictures = useMemo(
    () =>
      Array.from({ length: 1 + frame.indices.length }, (_, row) =>
        frame.images.subarray(row * pixels, (row + 1) * pixels),
      ),
    [frame, pixels],
  );
  return (
    <div className={styles.contents}>
      <div className={styles.gallery}>
        <div className={styles.own}>
          <ItemPicture dataset={dataset} values={pictures[0]} label={`${capitalised(one)} on the stage`} />
          <Caption index={frame.index} dataset={dataset}>
            on the stage
          </Caption>
        </div>
        <ol className={styles.neighbours}>
          {[...frame.indices].map((index, place) => {
            const distance = bitsInWords(frame.distances[place]!);
            return (
              <li key={index} className={styles.item}>
                <TrainingItem
                  {...{ index, dataset }}
                  values={pictures[1 + place]}
                  remark={`It differs in ${distance}.`}
                >
                  <Caption {...{ index, dataset }}>{distance}</Caption>
                </TrainingItem>
              </li>
            );
          })}
        </ol>
      </div>
      <p className={styles.rest}>Step {formatCount(frame.step)}. Press a neighbour to put it on the stage.</p>
    </div>
  );
}

interface CaptionProps {
  readonly index: number;
  readonly dataset: DatasetInfo;
  readonly children: ReactNode;
}

function Caption({ index, dataset, children }: CaptionProps) {
  return (
    <span className={styles.caption}>
      <b>
        <ItemClass {...{ index, dataset }} />
      </b>
      <span>{children}</span>
    </span>
  );
}
