/** Sets all sliders at once: at random, to the mean, or to the code of the image on the stage. */
import { useMemo } from 'react';
import type { CodecId, RangesFrame } from '#protocol/frames.ts';
import { createLatest, inspect } from '#store/ask.ts';
import { useHourglass } from '#store/store.ts';
import { itemNames } from '../drawing/items/itemNames.ts';
import { Button } from '../ui/Button.tsx';
import { Help } from '../ui/Help.tsx';
import { randomCode } from './codes.ts';
import styles from './ExploreRail.module.css';

interface CodeButtonsProps {
  readonly ranges: RangesFrame | undefined;
  readonly pcaRanges: RangesFrame | undefined;
}

export function CodeButtons({ ranges, pcaRanges }: CodeButtonsProps) {
  const { one } = itemNames(useHourglass((state) => state.dataset));
  const index = useHourglass((state) => state.selectedImage);
  const hasGaussianPrior = useHourglass((state) => state.network?.hasGaussianPrior ?? false);
  const setZ = useHourglass((state) => state.setZ);
  const setPcaZ = useHourglass((state) => state.setPcaZ);
  const fromImage = useFromImage('autoencoder', setZ);
  const pcaFromImage = useFromImage('pca', setPcaZ);
  const random = () => {
    if (ranges) setZ(randomCode(ranges, hasGaussianPrior, Math.random));
    if (pcaRanges) setPcaZ(randomCode(pcaRanges, false, Math.random));
  };
  const mean = () => {
    if (ranges) setZ(ranges.mean.slice());
    if (pcaRanges) setPcaZ(pcaRanges.mean.slice());
  };
  const image = () => {
    fromImage(index);
    if (pcaRanges) pcaFromImage(index);
  };
  return (
    <div className={styles.buttons}>
      <Button className={styles.button} disabled={!ranges} onClick={random}>
        random
      </Button>
      <Button className={styles.button} disabled={!ranges} onClick={mean}>
        mean
      </Button>
      <Button className={styles.button} disabled={!ranges} onClick={image}>
        from {one}
      </Button>
      <GenerateHelp hasGaussianPrior={hasGaussianPrior} one={one} />
    </div>
  );
}

interface GenerateHelpProps {
  readonly hasGaussianPrior: boolean;
  /** What an item is called. */
  readonly one: string;
}

function GenerateHelp({ hasGaussianPrior, one }: GenerateHelpProps) {
  const source = hasGaussianPrior
    ? 'from the prior N(0, 1)'
    : 'around the mean of the data, as wide as they are';
  return (
    <Help term="Generate">
      <p>
        The decoder turns any code into {one === 'image' ? 'an image' : `a ${one}`}. Each slider is one unit
        of the code; of a long code the one that varies most over the data comes first. It reaches a little
        beyond them. PCA’s sliders are its components.
      </p>
      <p>
        Random draws {source}. From {one} takes the code of the {one} on the stage.
      </p>
    </Help>
  );
}

/** Puts the code of an image into the sliders of a codec. */
function useFromImage(codec: CodecId, set: (z: Float32Array) => void): (index: number) => void {
  return useMemo(
    () =>
      createLatest(
        (index: number) => inspect(codec, index),
        ({ z }) => set(z),
      ),
    [codec, set],
  );
}
