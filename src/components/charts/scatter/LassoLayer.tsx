/** The loop that is being drawn, and the circle that a press or Enter takes. Not their movement: useLasso.ts. */
import type { Size } from '../../drawing/size.ts';
import styles from './LassoLayer.module.css';
import type { Gathering } from './useGathering.ts';
import type { LassoRefs } from './useLasso.ts';

interface LassoLayerProps {
  readonly refs: LassoRefs;
  readonly gathering: Gathering;
  readonly size: Size;
}

export function LassoLayer({ refs, gathering, size }: LassoLayerProps) {
  return (
    <svg className={styles.layer} aria-hidden="true">
      <path ref={refs.loop} className={styles.loop} />
      {gathering.isOn && (
        <circle
          ref={refs.circle}
          className={styles.circle}
          cx={size.width / 2}
          cy={size.height / 2}
          r={gathering.radius}
        />
      )}
    </svg>
  );
}
