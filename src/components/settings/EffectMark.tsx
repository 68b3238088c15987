/** Tells when a change takes effect. Not an explanation: the rail's head has the legend. */
import type { Effect } from '#store/effects.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './EffectMark.module.css';

const words = {
  now: ['live', ': applies at once'],
  later: ['later', ': applies when the main training begins'],
  nextRun: ['next run', ': applies in the next run'],
  restart: ['restart', 's the run'],
} as const satisfies Record<Effect, readonly [string, string]>;

export function EffectMark({ effect }: { readonly effect: Effect }) {
  const [mark, rest] = words[effect];
  return (
    <span className={effect === 'now' ? styles.live : styles.quiet}>
      {mark}
      <VisuallyHidden>{rest}</VisuallyHidden>
    </span>
  );
}
