/** Frames the image that is pointed at, and what comes back of it: one mark in each row. Not the pointing. */
import { useCallback } from 'react';
import { usePointedMark } from '../../drawing/usePointedMark.ts';
import styles from './ReconstructionsPanel.module.css';
import { placeOf, type Tiles } from './tileLayout.ts';

interface PointedTilesProps {
  /** Of the images, from the left. */
  readonly indices: Uint32Array;
  readonly tiles: Tiles;
}

export function PointedTiles({ indices, tiles }: PointedTilesProps) {
  return tiles.tops.map((top, row) => <PointedTile key={top} {...{ indices, tiles, row }} />);
}

function PointedTile({ indices, tiles, row }: PointedTilesProps & { readonly row: number }) {
  const place = useCallback(
    (mark: HTMLElement, at: number) => {
      const { x, y } = placeOf(row, at, tiles);
      mark.style.transform = `translate(${x}px, ${y}px)`;
    },
    [row, tiles],
  );
  const ref = usePointedMark<HTMLSpanElement>(indices, place);
  return (
    <span
      ref={ref}
      className={styles.pointed}
      style={{ width: tiles.tile, height: tiles.tile }}
      aria-hidden="true"
      data-mark="pointed"
      hidden
    />
  );
}
