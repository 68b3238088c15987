/** What lies under the pointer: the decoded image of the place, and the nearest image with its reconstruction. Not
 *  the search for it: useProbe.ts. */
import { useLayoutEffect, useRef } from 'react';
import type { DatasetInfo } from '#protocol/state.ts';
import { useValue } from '#store/value.ts';
import { ClassGlyph } from '../../drawing/ClassGlyph.tsx';
import { formatCount, formatFixed } from '../../drawing/format.ts';
import { ItemPicture } from '../../drawing/items/ItemPicture.tsx';
import { itemNames } from '../../drawing/items/itemNames.ts';
import type { Size } from '../../drawing/size.ts';
import styles from './ProbeCard.module.css';
import type { NewestProbe, Probe, ProbedPixel } from './useProbe.ts';

interface ProbeCardProps {
  readonly newest: NewestProbe;
  readonly pixel: ProbedPixel;
  readonly dataset: DatasetInfo;
  /** Of the plot, so that the card turns to where there is room. */
  readonly size: Size;
  readonly names: readonly [string, string | undefined];
}

/** Between the pointer and the card. */
const GAP_PX = 14;

/** Nothing while nothing is pointed at. */
export function ProbeCard({ newest, ...props }: ProbeCardProps) {
  const probe = useValue(newest);
  return probe && <Card {...props} probe={probe} />;
}

function Card({
  probe,
  pixel,
  dataset,
  size,
  names,
}: Omit<ProbeCardProps, 'newest'> & { readonly probe: Probe }) {
  const { position, decoded, nearest } = probe;
  const card = useCardBeside(pixel, size);
  const { one } = itemNames(dataset);
  const values = names.map((name, i) => name && `${name} ${formatFixed(position[i]!, 2)}`);
  return (
    <div ref={card} className={styles.card}>
      <div className={styles.images}>
        <Shown name="decoded" values={decoded} dataset={dataset} />
        {nearest && <Shown name={one} values={nearest.image} dataset={dataset} />}
        {nearest && (
          <Shown name="its x̂" values={nearest.reconstruction} against={nearest.image} dataset={dataset} />
        )}
      </div>
      <p className={styles.text}>{values.filter(Boolean).join(' · ')}</p>
      {nearest && <Which index={nearest.index} dataset={dataset} />}
    </div>
  );
}

/** An element that stands beside the pointer, on the side where there is more room. */
function useCardBeside(pixel: ProbedPixel, { width, height }: Size) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const beside = (at: number, whole: number) =>
      at > whole / 2 ? `calc(${Math.round(at) - GAP_PX}px - 100%)` : `${Math.round(at) + GAP_PX}px`;
    const place = () => {
      const [x, y] = pixel.get();
      if (card.current) card.current.style.transform = `translate(${beside(x, width)}, ${beside(y, height)})`;
    };
    place();
    return pixel.onChange(place);
  }, [pixel, width, height]);
  return card;
}

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
