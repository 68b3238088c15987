/** The image on the stage and its neighbours, nearest first, each a button that puts it on the stage. Not the numbers
 *  above them. */
import { type ReactNode, useMemo } from 'react';
import type { NeighboursFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { ClassGlyph } from '../../drawing/ClassGlyph.tsx';
import { formatCount } from '../../drawing/format.ts';
import { ItemPicture } from '../../drawing/items/ItemPicture.tsx';
import { capitalised, itemNames } from '../../drawing/items/itemNames.ts';
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
          {[...frame.indices].map((index, place) => (
            <li key={index} className={styles.item}>
              <Neighbour
                {...{ index, dataset }}
                values={pictures[1 + place]}
                distance={bitsInWords(frame.distances[place]!)}
              />
            </li>
          ))}
        </ol>
      </div>
      <p className={styles.rest}>Step {formatCount(frame.step)}. Press a neighbour to put it on the stage.</p>
    </div>
  );
}

interface NeighbourProps {
  readonly index: number;
  readonly dataset: DatasetInfo;
  readonly values: Float32Array | undefined;
  /** In words. */
  readonly distance: string;
}

function Neighbour({ index, dataset, values, distance }: NeighbourProps) {
  const select = useHourglass((state) => state.selectImage);
  return (
    <button
      type="button"
      className={styles.neighbour}
      aria-label={`Show ${nameOf(index, dataset)} on the stage. It differs in ${distance}.`}
      onClick={() => select(index)}
    >
      <ItemPicture {...{ dataset, values }} label="" />
      <Caption {...{ index, dataset }}>{distance}</Caption>
    </button>
  );
}

interface CaptionProps {
  readonly index: number;
  readonly dataset: DatasetInfo;
  readonly children: ReactNode;
}

function Caption({ index, dataset: { labels, classNames }, children }: CaptionProps) {
  const label = labels[index] ?? 0;
  return (
    <span className={styles.caption}>
      {classNames.length > 1 && (
        <span className={styles.class}>
          <ClassGlyph index={label} />
          <b className={styles.name}>{classNames[label] ?? label}</b>
        </span>
      )}
      <span>{children}</span>
    </span>
  );
}

/** Such as "training image 12 (7)". */
function nameOf(index: number, dataset: DatasetInfo): string {
  const { labels, classNames } = dataset;
  const number = `training ${itemNames(dataset).one} ${formatCount(index + 1)}`;
  const name = classNames[labels[index] ?? 0];
  return classNames.length > 1 && name !== undefined ? `${number} (${name})` : number;
}
