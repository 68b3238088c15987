/**
 * The image of a code, decoded at once and again while the decoder learns.
 * Not the code: the store holds the sliders.
 */
import { useEffect, useMemo, useState } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import { createLatest, decode } from '#store/ask.ts';
import { onFrame } from '#store/frames.ts';

/** So often at most it is decoded anew because the network changed. */
const AGAIN_MS = 250;

/** @param z undefined while there is nothing to decode */
export function useGenerated(codec: CodecId, z: Float32Array | undefined): Float32Array | undefined {
  const [image, setImage] = useState<Float32Array>();
  const ask = useMemo(() => createLatest((code: Float32Array) => decode(codec, code), setImage), [codec]);
  useEffect(() => {
    if (!z) return;
    ask(z);
    let askedMs = performance.now();
    return onFrame(codec === 'pca' ? 'pcaRanges' : 'stage', () => {
      if (performance.now() - askedMs < AGAIN_MS) return;
      askedMs = performance.now();
      ask(z);
    });
  }, [codec, z, ask]);
  return z && image;
}
