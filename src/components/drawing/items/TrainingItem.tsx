/** A training item that was found, as a button that puts it on the stage, and the class it is of. Not the finding. */
import type { ReactNode } from 'react';
import type { DatasetInfo } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { ClassGlyph } from '../ClassGlyph.tsx';
import { formatCount } from '../format.ts';
import { ItemPicture } from './ItemPicture.tsx';
import { itemNames } from './itemNames.ts';
import styles from './TrainingItem.module.css';

interface ItemProps {
  readonly index: number;
  readonly dataset: DatasetInfo;
}

interface TrainingItemProps extends ItemProps {
  readonly values: Float32Array | undefined;
  /** A sentence for screen readers. */
  readonly remark: string;
  /** Stands below the picture. */
  readonly children: ReactNode;
}

export function TrainingItem({ index, dataset, values, remark, children }: TrainingItemProps) {
  const select = useHourglass((state) => state.selectImage);
  return (
    <button
      type="button"
      className={styles.item}
      aria-label={`Show ${nameOf(index, dataset)} on the stage. ${remark}`}
      onClick={() => select(index)}
    >
      <ItemPicture {...{ dataset, values }} label="" />
      {children}
    </button>
  );
}

/** Nothing where all items are of one class. */
export function ItemClass({ index, dataset: { labels, classNames } }: ItemProps) {
  const label = labels[index] ?? 0;
  if (classNames.length < 2) return null;
  return (
    <span className={styles.class}>
      <ClassGlyph index={label} />
      <span className={styles.name}>{classNames[label] ?? label}</span>
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
