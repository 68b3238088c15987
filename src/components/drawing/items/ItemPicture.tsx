/**
 * One item of the data, drawn as what it is: an image, a point among the others, or a row of a table.
 * Not many of them: the panels draw those.
 */
import { useMemo } from 'react';
import type { DatasetInfo } from '#protocol/state.ts';
import { PictureFrame } from '../PictureFrame.tsx';
import { PixelImage } from '../PixelImage.tsx';
import { PointPicture, type Tone } from './PointPicture.tsx';
import { RowPicture } from './RowPicture.tsx';

interface ItemPictureProps {
  readonly dataset: Pick<DatasetInfo, 'items' | 'width' | 'height'> | undefined;
  /** [height · width] */
  readonly values: Float32Array | undefined;
  /** What it came from: a point shows the way from there. */
  readonly against?: Float32Array | undefined;
  /** Shows how it differs from `against` instead: images and rows on the two-ended scale. */
  readonly signed?: boolean;
  readonly tone?: Tone;
  /** Stands on a quiet ground until there are values. */
  readonly awaiting?: string;
  /** What a screen reader says. */
  readonly label: string;
}

/** Of images, as long as no data are there. */
const SIDE = 28;

export function ItemPicture(props: ItemPictureProps) {
  const { dataset, values, against, signed = false, tone = 'ink', awaiting, label } = props;
  const items = dataset?.items ?? { kind: 'image' };
  const [width, height] = [dataset?.width ?? SIDE, dataset?.height ?? SIDE];
  const difference = useMemo(
    () => (signed && values && against ? values.map((value, i) => value - (against[i] ?? 0)) : values),
    [signed, values, against],
  );
  if (items.kind === 'image') {
    return (
      <PixelImage
        pixels={difference}
        {...{ width, height, signed, label }}
        {...(awaiting !== undefined && { awaiting })}
      />
    );
  }
  const isThere = values?.length === width;
  const shown = isThere ? values : undefined;
  return (
    <PictureFrame awaiting={isThere ? undefined : awaiting}>
      {items.kind === 'point' ? (
        <PointPicture {...{ items, tone, label }} values={shown} against={isThere ? against : undefined} />
      ) : (
        <RowPicture {...{ items, tone, label, signed }} values={isThere ? difference : undefined} />
      )}
    </PictureFrame>
  );
}
