/** The paper to draw on, as coarse as the images are. Not what is on it: the panel holds that. */
import { type CSSProperties, useId } from 'react';
import { PixelImage } from '../../drawing/PixelImage.tsx';
import type { Grid } from '../../drawing/pixels.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './DrawingPanel.module.css';
import type { SketchChange, Tool } from './sketch.ts';
import { type KeyPen, useKeyPen, usePointerPen } from './usePen.ts';

interface PaperProps {
  readonly grid: Grid;
  /** [height · width] */
  readonly image: Float32Array;
  readonly tool: Tool;
  readonly isEmpty: boolean;
  readonly onChange: (change: SketchChange) => void;
}

export function Paper({ grid, image, tool, isEmpty, onChange }: PaperProps) {
  const hint = useId();
  const keys = useKeyPen(grid, tool, onChange);
  const pointer = usePointerPen(grid, tool, onChange);
  return (
    <>
      <div
        className={styles.paper}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys draw on it
        tabIndex={0}
        aria-label={`Paper of ${grid.width} × ${grid.height} pixels`}
        aria-describedby={hint}
        onKeyDown={keys.onKeyDown}
        onBlur={keys.lift}
        {...pointer}
      >
        <PixelImage pixels={image} {...grid} label={isEmpty ? 'Empty paper' : 'Your drawing'} />
        <span
          className={styles.pen}
          style={placeOf(keys.pen, grid)}
          data-down={keys.pen.isDown || undefined}
        />
        {isEmpty && <span className={styles.invitation}>Draw here</span>}
      </div>
      <VisuallyHidden id={hint}>
        Arrow keys move the pen, with Shift farther; Space puts it down or lifts it.
      </VisuallyHidden>
      <VisuallyHidden role="status">{wordsOf(keys.pen)}</VisuallyHidden>
    </>
  );
}

const placeOf = ({ point }: KeyPen, { width, height }: Grid): CSSProperties => ({
  left: `${(100 * point.x) / width}%`,
  top: `${(100 * point.y) / height}%`,
});

const wordsOf = ({ point, isDown }: KeyPen) =>
  `Pen ${isDown ? 'down' : 'lifted'}, column ${Math.ceil(point.x)}, row ${Math.ceil(point.y)}`;
