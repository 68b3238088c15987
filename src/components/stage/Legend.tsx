/** What the colours on the stage mean. Not the scale itself: drawing/pixels.ts. */
import { Help } from '../ui/Help.tsx';
import styles from './Legend.module.css';

export function Legend() {
  return (
    <div className={styles.legend}>
      <span className={styles.scale}>
        0<i className={styles.unsigned} />
        max
      </span>
      <span className={styles.scale}>
        −<i className={styles.signed} />+
      </span>
      <Help term="Colours on the stage">
        <p>
          Each cell of a bar is one unit, coloured by its activation for this image; every layer is scaled to
          its strongest unit. Layers that can only be positive run from empty to sand, the others from blue
          (negative) to orange (positive).
        </p>
        <p>
          The code is coloured by its sign, at full strength where the data end. The error is orange where the
          reconstruction is too dark, blue where it is too bright; Σ² is the sum of its squares over all
          pixels.
        </p>
      </Help>
    </div>
  );
}
