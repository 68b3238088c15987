/** What lies under the pointer: the decoded image of the place, and the nearest image with its reconstruction. Not
 *  the search for it: useProbe.ts. */
import type { DatasetInfo } from '#protocol/state.ts';
import { useValue } from '#store/value.ts';
import { ClassGlyph } from '../../drawing/ClassGlyph.tsx';
import { formatCount, formatFixed } from '../../drawing/format.ts';
import { ItemPicture } from '../../drawing/items/ItemPicture.tsx';
import { itemNames } from '../../drawing/items/itemNames.ts';
import type { Size } from '../../drawing/size.ts';
import styles from './ProbeCard.module.css';
import type { NewestProbe, Probe } from './useProbe.ts';

interface ProbeCardProps {
  readonly newest: NewestProbe;
  readonly dataset: DatasetInfo;
  /** Of the plot, so that the card turns to where there is room. */
  readonly size: Size;
  readonly names: readonly [string, string | undefined];
}

/** Nothing while nothing is pointed at. */
export function ProbeCard({ newest, ...props }: ProbeCardProps) {
  const probe = useValue(newest);
  return probe && <Card {...props} probe={probe} />;
}

function Card({ probe, dataset, size, names }: Omit<ProbeCardProps, 'newest'> & { readonly probe: Probe }) {
  const { pixel, position, decoded, index, image, reconstruction } = probe;
  const { one } = itemNames(dataset);
  const isRight = pixel[0] > size.width / 2;
  const isLow = pixel[1] > size.height / 2;
  const at = {
    [isRight ? 'right' : 'left']: (isRight ? size.width - pixel[0] : pixel[0]) + 14,
    [isLow ? 'bottom' : 'top']: (isLow ? size.height - pixel[1] : pixel[1]) + 14,
  };
  const values = names.map((name, i) => name && `${name} ${formatFixed(position[i]!, 2)}`);
  return (
    <div className={styles.card} style={at}>
      <div className={styles.images}>
        <Shown name="decoded" values={decoded} dataset={dataset} />
        {index !== undefined && <Shown name={one} values={image} dataset={dataset} />}
        {index !== undefined && (
          <Shown name="its x̂" values={reconstruction} against={image} dataset={dataset} />
        )}
      </div>
      <p className={styles.text}>{values.filter(Boolean).join(' · ')}</p>
      {index !== undefined && <Nearest index={index} dataset={dataset} />}
    </div>
  );
}

function Nearest({ index, dataset }: { readonly index: number; readonly dataset: DatasetInfo }) {
  const label = dataset.labels[index] ?? 0;
  const isTest = index >= dataset.trainCount;
  const number = formatCount(index + 1 - (isTest ? dataset.trainCount : 0));
  return (
    <p className={styles.text}>
      <ClassGlyph index={label} />
      <b>{dataset.classNames[label] ?? label}</b> {isTest ? 'test' : 'training'} {number}
    </p>
  );
}

interface ShownProps {
  readonly name: string;
  readonly values: Float32Array | undefined;
  readonly against?: Float32Array | undefined;
  readonly dataset: DatasetInfo;
}

function Shown({ name, ...item }: ShownProps) {
  return (
    <figure className={styles.figure}>
      <ItemPicture {...item} label={name} />
      <figcaption>{name}</figcaption>
    </figure>
  );
}
