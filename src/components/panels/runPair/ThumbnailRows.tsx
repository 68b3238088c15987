/** The kept pictures of two runs: the originals once, and what came back of them in each. Not all images. */
import { useMemo } from 'react';
import type { KeptRun, Thumbnails } from '#protocol/keptRun.ts';
import { PixelImage } from '../../drawing/PixelImage.tsx';
import styles from './RunPairPanel.module.css';
import type { PairProps } from './RunPairPanel.tsx';

export function ThumbnailRows({ a, b }: PairProps) {
  const [first] = [a, b].flatMap(({ thumbnails }) => thumbnails ?? []);
  if (!first) return <p className={styles.note}>No pictures were kept of these runs.</p>;
  const hasSameImages = areSame(a.thumbnails ?? first, b.thumbnails ?? first);
  return (
    <div className={styles.pictures}>
      {hasSameImages ? (
        <Strip name="test images" thumbnails={first} side="originals" />
      ) : (
        <Originals run={a} name="A, test images" />
      )}
      <Reconstructions run={a} name="A" />
      {!hasSameImages && <Originals run={b} name="B, test images" />}
      <Reconstructions run={b} name="B" />
    </div>
  );
}

const areSame = ({ originals }: Thumbnails, { originals: others }: Thumbnails): boolean =>
  originals.length === others.length && originals.every((value, i) => value === others[i]);

interface RunStripProps {
  readonly run: KeptRun;
  readonly name: string;
}

function Originals({ run: { thumbnails }, name }: RunStripProps) {
  return thumbnails ? <Strip {...{ name, thumbnails }} side="originals" /> : null;
}

function Reconstructions({ run: { thumbnails }, name }: RunStripProps) {
  return thumbnails ? (
    <Strip {...{ name, thumbnails }} side="reconstructions" />
  ) : (
    <p className={styles.note}>{name}: none kept.</p>
  );
}

interface StripProps {
  readonly name: string;
  readonly thumbnails: Thumbnails;
  readonly side: 'originals' | 'reconstructions';
}

/** All images of a row. */
function Strip({ name, thumbnails, side }: StripProps) {
  const { width, height } = thumbnails;
  const images = useMemo(() => imagesIn(thumbnails[side], width * height), [thumbnails, side, width, height]);
  const what = side === 'originals' ? 'as it is' : 'as it comes back';
  return (
    <figure className={styles.strip}>
      <figcaption className={styles.place}>{name}</figcaption>
      {images.map((pixels, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an image is its place in the row
        <PixelImage key={i} {...{ pixels, width, height }} label={`${name}: image ${i + 1} ${what}`} />
      ))}
    </figure>
  );
}

/** @param bytes [n, size], 0 … 255  @returns n images, 0 … 1 */
function imagesIn(bytes: Uint8Array, size: number): readonly Float32Array[] {
  return Array.from({ length: bytes.length / size }, (_, i) =>
    Float32Array.from(bytes.subarray(i * size, (i + 1) * size), (byte) => byte / 255),
  );
}
