/** What the codecs make of the drawing: asked at once, and again while the network learns. Not the drawing. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { EncodedImage } from '#protocol/messages.ts';
import { createLatest, encodeImage } from '#store/ask.ts';
import { onFrame } from '#store/frames.ts';
import { pcaSizeOf } from '#store/pcaSize.ts';
import { useHourglass } from '#store/store.ts';

/** So often at most it is encoded anew because the network changed. */
const AGAIN_MS = 1000;

export interface Found {
  /** What was encoded. */
  readonly image: Float32Array;
  readonly answer: EncodedImage;
}

/** @param image undefined while there is nothing to encode */
export function useEncoded(image: Float32Array | undefined): Found | undefined {
  const [found, setFound] = useState<Found>();
  const ask = useMemo(
    () =>
      createLatest(
        async (drawn: Float32Array, isNew: boolean) => ({
          image: drawn,
          isNew,
          answer: await encodeImage(drawn),
        }),
        ({ isNew, ...next }) => {
          setFound(next);
          if (isNew) moveSliders(next.answer);
        },
      ),
    [],
  );
  const kept = useRef(image);
  useEffect(() => {
    if (!image) return;
    // A drawing from before leaves the sliders where they were moved to since.
    ask(image, image !== kept.current);
    let askedMs = performance.now();
    return onFrame('stage', () => {
      if (performance.now() - askedMs < AGAIN_MS) return;
      askedMs = performance.now();
      ask(image, false);
    });
  }, [image, ask]);
  return image && found?.image.length === image.length ? found : undefined;
}

/** The sliders follow what is drawn; what the network learns leaves them where they are. */
function moveSliders({ autoencoder, pca }: EncodedImage): void {
  const state = useHourglass.getState();
  if (autoencoder.z.length === state.network?.latentDim) state.setZ(autoencoder.z);
  if (pca && pca.z.length === pcaSizeOf(state)) state.setPcaZ(pca.z);
}
