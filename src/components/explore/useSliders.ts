/** The sliders that belong to a codec. Not the codecs. */
import type { CodecId } from '#protocol/frames.ts';
import { pcaSizeOf } from '#store/pcaSize.ts';
import { useHourglass } from '#store/store.ts';
import type { HourglassState } from '#store/types.ts';

export const symbolOf = (codec: CodecId): string => (codec === 'pca' ? 'PC' : 'z');

/** The code in a codec's sliders. */
export const codeIn = (codec: CodecId, { z, pcaZ }: HourglassState): Float32Array | undefined =>
  codec === 'pca' ? pcaZ : z;

export const setterIn = (codec: CodecId, { setZ, setPcaZ }: HourglassState) =>
  codec === 'pca' ? setPcaZ : setZ;

const unitsIn = (codec: CodecId, state: HourglassState): number | undefined =>
  codec === 'pca' ? pcaSizeOf(state) : state.network?.latentDim;

/** The code in a codec's sliders; zeros while it is of another size. */
export function codeOrZeros(codec: CodecId, state: HourglassState): Float32Array {
  const z = codeIn(codec, state);
  const units = unitsIn(codec, state) ?? 0;
  return z?.length === units ? z : new Float32Array(units);
}

/** The code in a codec's sliders, how many it has, and how to set them. */
export function useSliders(codec: CodecId) {
  const z = useHourglass((state) => codeIn(codec, state));
  const set = useHourglass((state) => setterIn(codec, state));
  const units = useHourglass((state) => unitsIn(codec, state));
  return { z, set, units };
}
