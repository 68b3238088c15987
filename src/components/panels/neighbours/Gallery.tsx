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
  const select = useHourglass((state) => state.selectImage);
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
              <button
                type="button"
                className={styles.neighbour}
                aria-label={`Show ${nameOf(index, dataset, one)} on the stage. It differs in ${distance}.`}
                onClick={() => select(index)}
              >
                <ItemPicture dataset={dataset} values={pictures[1 + place]} label="" />
                <Caption index={index} dataset={dataset}>
                  {distance}
                </Caption>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
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

/** Such as "training image 12, a 7". */
function nameOf(index: number, { labels, classNames }: DatasetInfo, one: string): string {
  const number = `training ${one} ${formatCount(index + 1)}`;
  const name = classNames[labels[index] ?? 0];
  return classNames.length > 1 && name !== undefined ? `${number} (${name})` : number;
}
