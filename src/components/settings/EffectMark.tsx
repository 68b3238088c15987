/** Tells whether a change applies at once or restarts the run. Not an explanation: the rail's head has the legend. */
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './EffectMark.module.css';

export function EffectMark({ isLive }: { readonly isLive: boolean }) {
  if (isLive) {
    return (
      <span className={styles.live}>
        live<VisuallyHidden>: applies at once</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={styles.restarts}>
      restart<VisuallyHidden>s the run</VisuallyHidden>
    </span>
  );
}
