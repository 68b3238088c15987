/** Sets all sliders at once: at random, to the mean, or to the code of the image on the stage. */
import { useMemo } from 'react';
import type { CodecId, RangesFrame } from '#protocol/frames.ts';
import type { PriorKind } from '#protocol/state.ts';
import { createLatest, inspect } from '#store/ask.ts';
import { useHourglass } from '#store/store.ts';
import { itemNames } from '../drawing/items/itemNames.ts';
import { Button } from '../ui/Button.tsx';
import { Help } from '../ui/Help.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './ExploreRail.module.css';
import { useRandomCodes } from './useRandomCodes.ts';

/** What random codes are drawn from, in words. */
const sources: Readonly<Record<PriorKind, string>> = {
  none: 'around the mean of the data, as wide as they are: this code has no prior',
  standard: 'from the prior N(0, I)',
  own: 'from the prior this code has learnt',
};

interface CodeButtonsProps {
  readonly ranges: RangesFrame | undefined;
  readonly pcaRanges: RangesFrame | undefined;
}

export function CodeButtons({ ranges, pcaRanges }: CodeButtonsProps) {
  const { one } = itemNames(useHourglass((state) => state.dataset));
  const index = useHourglass((state) => state.selectedImage);
  const prior = useHourglass((state) => state.network?.prior ?? 'none');
  const setZ = useHourglass((state) => state.setZ);
  const setPcaZ = useHourglass((state) => state.setPcaZ);
  const fromImage = useFromImage('autoencoder', setZ);
  const pcaFromImage = useFromImage('pca', setPcaZ);
  const random = useRandomCodes(ranges, pcaRanges);
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
      <Tooltip label={`Drawn ${sources[prior]}`}>
        <Button className={styles.button} disabled={!ranges} onClick={random}>
          random
        </Button>
      </Tooltip>
      <Button className={styles.button} disabled={!ranges} onClick={mean}>
        mean
      </Button>
      <Button className={styles.button} disabled={!ranges} onClick={image}>
        from {one}
      </Button>
      <GenerateHelp prior={prior} one={one} />
    </div>
  );
}

interface GenerateHelpProps {
  readonly prior: PriorKind;
  /** What an item is called. */
  readonly one: string;
}

function GenerateHelp({ prior, one }: GenerateHelpProps) {
  return (
    <Help term="Generate">
      <p>
        The decoder turns any code into {one === 'image' ? 'an image' : `a ${one}`}. Each slider is one unit
        of the code; of a long code the one that varies most over the data comes first. The coloured part of a
        slider is where nearly all data lie; a number may be typed beyond it. PCA’s sliders are its
        components.
      </p>
      <p>
        Random draws a code {sources[prior]}; PCA’s components are drawn around their mean. From {one} takes
        the code of the {one} on the stage.
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
