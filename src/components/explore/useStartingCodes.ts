/**
 * Where the sliders stand before anybody moves them: at the code of the image on the stage, which they follow.
 * Not where the person puts them: from then on they stay.
 */
import { useEffect, useRef } from 'react';
import { createLatest, inspect } from '#store/ask.ts';
import { getFrame, onFrame } from '#store/frames.ts';
import { pcaSizeOf } from '#store/pcaSize.ts';
import { useHourglass } from '#store/store.ts';

const FOLLOW_MS = 250;

export function useStartingCodes(): void {
  useOwnCode(useHourglass((state) => state.network?.latentDim));
  usePcaCode(useHourglass(pcaSizeOf));
}

/** Whether the sliders were never touched since they were last set from here, or belong to another network. */
function isFree(z: Float32Array | undefined, lastSet: Float32Array | undefined, latentDim: number): boolean {
  return z === undefined || z === lastSet || z.length !== latentDim;
}

function useOwnCode(latentDim: number | undefined): void {
  const lastSet = useRef<Float32Array>(undefined);
  useEffect(() => {
    if (latentDim === undefined) return;
    let setMs = Number.NEGATIVE_INFINITY;
    const follow = () => {
      const frame = getFrame('stage');
      const { z, setZ, selectedImage } = useHourglass.getState();
      // The stage also shows what is pointed at for a moment.
      const code = frame?.index === selectedImage ? frame.z : undefined;
      if (code?.length !== latentDim || !isFree(z, lastSet.current, latentDim)) return;
      if (performance.now() - setMs < FOLLOW_MS) return;
      setMs = performance.now();
      lastSet.current = code.slice();
      setZ(lastSet.current);
    };
    follow();
    return onFrame('stage', follow);
  }, [latentDim]);
}

function usePcaCode(latentDim: number | undefined): void {
  const index = useHourglass((state) => state.selectedImage);
  const lastSet = useRef<Float32Array>(undefined);
  useEffect(() => {
    if (latentDim === undefined) return;
    const ask = createLatest(
      (image: number) => inspect('pca', image),
      ({ z }) => {
        const { pcaZ, setPcaZ } = useHourglass.getState();
        if (z.length !== latentDim || !isFree(pcaZ, lastSet.current, latentDim)) return;
        lastSet.current = z;
        setPcaZ(z);
      },
    );
    const follow = () => {
      const { pcaZ } = useHourglass.getState();
      const isFitted = getFrame('pcaRanges')?.mean.length === latentDim;
      if (isFitted && isFree(pcaZ, lastSet.current, latentDim)) ask(index);
    };
    follow();
    return onFrame('pcaRanges', follow);
  }, [latentDim, index]);
}
