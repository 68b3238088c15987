/** The training images whose codes are nearest to the drawing's, each a button that puts it on the stage. */
import type { EncodedImage } from '#protocol/messages.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { ClassGlyph } from '../../drawing/ClassGlyph.tsx';
import { formatCount, formatMeasure } from '../../drawing/format.ts';
import { ItemPicture } from '../../drawing/items/ItemPicture.tsx';
import { pointingAtOne } from '../../drawing/pointingAt.ts';
import styles from './DrawingPanel.module.css';

interface NeighboursProps {
  readonly neighbours: EncodedImage['neighbours'];
  readonly dataset: DatasetInfo;
}

export function Neighbours({ neighbours: { indices, distances, images }, dataset }: NeighboursProps) {
  const select = useHourglass((state) => state.selectImage);
  const pixels = dataset.width * dataset.height;
  return (
    <ol className={styles.neighbours} aria-label="Nearest training images">
      {[...indices].map((index, place) => (
        <li key={index}>
          <button
            type="button"
            className={styles.neighbour}
            aria-label={`Show ${nameOf(index, dataset)} on the stage. Its code is ${formatMeasure(distances[place]!)} away.`}
            onClick={() => select(index)}
            {...pointingAtOne(index)}
          >
            <ItemPicture
              dataset={dataset}
              values={images.subarray(place * pixels, (place + 1) * pixels)}
              label=""
            />
            <ClassName index={index} dataset={dataset} />
          </button>
        </li>
      ))}
    </ol>
  );
}

function ClassName({
  index,
  dataset: { labels, classNames },
}: {
  readonly index: number;
  readonly dataset: DatasetInfo;
}) {
  const label = labels[index] ?? 0;
  if (classNames.length < 2) return null;
  return (
    <span className={styles.class}>
      <ClassGlyph index={label} />
      <span className={styles.className}>{classNames[label] ?? label}</span>
    </span>
  );
}

/** Such as "training image 12 (7)". */
function nameOf(index: number, { labels, classNames }: DatasetInfo): string {
  const number = `training image ${formatCount(index + 1)}`;
  const name = classNames[labels[index] ?? 0];
  return classNames.length > 1 && name !== undefined ? `${number} (${name})` : number;
}
