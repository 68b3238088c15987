/** Shows images in the place of points wherever few enough are in view, once the view rests. Not their drawing: sprites.ts. */
import { useEffect, useState } from 'react';
import type { DatasetInfo } from '#protocol/state.ts';
import { createLatest, thumbnails } from '#store/ask.ts';
import type { Cloud } from './cloud.ts';
import type { Plot } from './plot.ts';
import { pointsInView } from './selecting.ts';
import { ThumbnailCache } from './thumbnailCache.ts';
import { mostThumbnails, thumbnailScale } from './thumbnailSizes.ts';

interface ThumbnailsInput {
  readonly plot: Plot | undefined;
  readonly cloud: Cloud;
  readonly dataset: DatasetInfo;
}

const none = new Uint32Array();

/** @returns how many are shown */
export function useThumbnails({ plot, cloud, dataset }: ThumbnailsInput): number {
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (!plot || dataset.items.kind !== 'image') return;
    const { width, height } = dataset;
    const cache = new ThumbnailCache(width * height);
    let wanted: Uint32Array = none;
    let scale = 1;
    const show = () => {
      const images = cache.imagesOf(wanted);
      if (!images) return;
      plot.showThumbnails({ indices: wanted, images, width, height, scale });
      setShown(wanted.length);
    };
    const ask = createLatest(
      async (indices: Uint32Array) => ({ indices, images: await thumbnails(indices) }),
      ({ indices, images }) => {
        cache.keep(indices, images);
        show();
      },
    );
    plot.setOnRest((projection, size) => {
      wanted = pointsInView(cloud, size, projection, mostThumbnails(size, dataset)) ?? none;
      scale = thumbnailScale(wanted.length, size, dataset);
      const missing = cache.missing(wanted);
      if (missing.length > 0) ask(missing);
      else show();
    });
    return () => {
      plot.setOnRest(undefined);
      setShown(0);
    };
  }, [plot, cloud, dataset]);
  return shown;
}
