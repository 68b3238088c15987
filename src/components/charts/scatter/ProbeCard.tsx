/** What lies under the pointer: the decoded image of the place, and the nearest image with its reconstruction. Not
 *  the search for it: probe.ts. */
import type { DatasetInfo } from '#protocol/state.ts';
import { useValue } from '#store/value.ts';
import { ClassGlyph } from '../../drawing/ClassGlyph.tsx';
import { formatCount, formatFixed } from '../../drawing/format.ts';
import { ItemPicture } from '../../drawing/items/ItemPicture.tsx';
import { itemNames } from '../../drawing/items/itemNames.ts';
import type { Size } from '../../drawing/size.ts';
import styles from './ProbeCard.module.css';
import type { Probe, Probing } from './probe.ts';
import type { Point } from './view.ts';

interface ProbeCardProps extends Pick<Probing, 'probe'> {
  readonly dataset: DatasetInfo;
  /** Of the plot, so that the card turns to where there is room. */
  readonly size: Size;
  readonly names: readonly [string, string | undefined];
}

/** Nothing while nothing is pointed at. */
export function ProbeCard({ probe, ...props }: ProbeCardProps) {
  const known = useValue(probe);
  return known && <Card {...props} {...known} />;
}

function Card({
  decoded,
  nearest,
  pixel,
  position,
  dataset,
  names,
  size,
}: Omit<ProbeCardProps, 'probe'> & Probe) {
  const { one } = itemNames(dataset);
  const [x, y] = [beside(pixel[0], size.width), beside(pixel[1], size.height)];
  return (
    <div className={styles.card} style={{ transform: `translate(${x}, ${y})` }}>
      <div className={styles.images}>
        <Shown name="decoded" values={decoded} dataset={dataset} />
        {nearest && <Shown name={one} values={nearest.image} dataset={dataset} />}
        {nearest && (
          <Shown name="its x̂" values={nearest.reconstruction} against={nearest.image} dataset={dataset} />
        )}
      </div>
      <p className={styles.text}>{placeInWords(names, position)}</p>
      {nearest && <Which index={nearest.index} dataset={dataset} />}
    </div>
  );
}

/** Between the pointer and the card. */
const GAP_PX = 14;

/** On the side of the pointer where there is more room. */
const beside = (at: number, whole: number): string =>
  at > whole / 2 ? `calc(${Math.round(at) - GAP_PX}px - 100%)` : `${Math.round(at) + GAP_PX}px`;

/** Such as "z₁ 0.53 · z₂ −1.20". */
const placeInWords = (names: ProbeCardProps['names'], position: Point): string =>
  names
    .flatMap((name, i) => (name === undefined ? [] : `${name} ${formatFixed(position[i]!, 2)}`))
    .join(' · ');

function Which({ index, dataset }: { readonly index: number; readonly dataset: DatasetInfo }) {
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
