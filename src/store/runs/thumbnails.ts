/** A handful of test images and what a run makes of them, small enough to keep. Not the reconstructions panel. */
import type { ReconstructionsFrame } from '#protocol/frames.ts';
import type { Thumbnails } from '#protocol/keptRun.ts';
import type { DatasetInfo } from '#protocol/state.ts';

const MOST = 6;

/** An image and what came back of it, each [height · width] in 0 … 1. */
interface Inspected {
  readonly image: Float32Array;
  readonly reconstruction: Float32Array;
}

/** Which test images: the first of each class, as many as there is room for. */
export function indicesOfThumbnails({ labels, trainCount, testCount }: DatasetInfo): readonly number[] {
  const seen = new Set<number>();
  const tests = Array.from({ length: testCount }, (_, i) => trainCount + i);
  const first = tests.filter((index) => {
    const label = labels[index] ?? 0;
    const isNew = !seen.has(label);
    seen.add(label);
    return isNew;
  });
  return [...new Set([...first, ...tests.slice(0, MOST)])].slice(0, MOST).toSorted((a, b) => a - b);
}

/** @param inspect asks for one image; of points and tables none is taken */
export async function takeThumbnails(
  dataset: DatasetInfo,
  inspect: (index: number) => Promise<Inspected>,
): Promise<Thumbnails | undefined> {
  const { items, width, height } = dataset;
  if (items.kind !== 'image') return undefined;
  const pairs = await Promise.all(indicesOfThumbnails(dataset).map(inspect));
  return {
    ...{ width, height },
    originals: joined(pairs.map(({ image }) => image)),
    reconstructions: joined(pairs.map(({ reconstruction }) => reconstruction)),
  };
}

/** The first of those that a panel shows. */
export function thumbnailsOf(dataset: DatasetInfo, frame: ReconstructionsFrame): Thumbnails | undefined {
  const { items, width, height } = dataset;
  const size = MOST * width * height;
  if (items.kind !== 'image' || frame.clean.length !== frame.indices.length * width * height)
    return undefined;
  return {
    ...{ width, height },
    originals: joined([frame.clean.subarray(0, size)]),
    reconstructions: joined([frame.autoencoder.subarray(0, size)]),
  };
}

/** One after another, as bytes; values outside 0 … 1 are clipped. */
function joined(images: readonly Float32Array[]): Uint8Array {
  const values = images.flatMap((image) =>
    Array.from(image, (value) => Math.min(1, Math.max(0, value)) * 255),
  );
  return Uint8Array.from(values, Math.round);
}
