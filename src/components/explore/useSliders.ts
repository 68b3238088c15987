/** The sliders that belong to a codec. Not the codecs. */
import type { CodecId } from '#protocol/frames.ts';
import { pcaSizeOf } from '#store/pcaSize.ts';
import { useHourglass } from '#store/store.ts';

export const symbolOf = (codec: CodecId): string => (codec === 'pca' ? 'PC' : 'z');

/** The code in a codec's sliders, how many it has, and how to set them. */
export function useSliders(codec: CodecId) {
  const z = useHourglass((state) => (codec === 'pca' ? state.pcaZ : state.z));
  const set = useHourglass((state) => (codec === 'pca' ? state.setPcaZ : state.setZ));
  const units = useHourglass((state) => (codec === 'pca' ? pcaSizeOf(state) : state.network?.latentDim));
  return { z, set, units };
}
