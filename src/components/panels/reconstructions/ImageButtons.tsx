/** A button over each input image, so that the choice works by keyboard. Not the picture: paintRows.ts. */
import type { ReconstructionsFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { formatMeasure } from '../../drawing/format.ts';
import { pointingAtOne } from '../../drawing/pointingAt.ts';
import styles from './ReconstructionsPanel.module.css';
import { placeOf, type Tiles } from './tileLayout.ts';

interface ImageButtonsProps {
  readonly frame: ReconstructionsFrame;
  readonly dataset: DatasetInfo;
  readonly tiles: Tiles;
  readonly selected: number;
  readonly onChoose: (index: number) => void;
}

export function ImageButtons({ frame, dataset, tiles, selected, onChoose }: ImageButtonsProps) {
  return [...frame.indices].map((image, index) => {
    const { x, y } = placeOf(0, index, tiles);
    const label = dataset.labels[image] ?? 0;
    const name = dataset.classNames[label] ?? label;
    return (
      <button
        key={image}
        type="button"
        className={styles.image}
        style={{ left: x, top: y, width: tiles.tile, height: tiles.tile }}
        aria-pressed={index === selected}
        aria-label={`Show ${name} on the stage. ${errorsOf(frame, index)}`}
        onClick={() => onChoose(index)}
        {...pointingAtOne(image)}
      />
    );
  });
}

function errorsOf({ autoencoderErrors, pcaErrors }: ReconstructionsFrame, index: number): string {
  const own = `Squared error: autoencoder ${formatMeasure(autoencoderErrors[index] ?? 0)}`;
  return pcaErrors ? `${own}, PCA ${formatMeasure(pcaErrors[index] ?? 0)}` : own;
}
