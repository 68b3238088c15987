/** When a change of a parameter takes effect. Not whether a run needs to begin anew for it: catalog/changes.ts. */
import type { Place } from '#catalog/place.ts';
import { phaseNow } from './training.ts';
import type { HourglassState } from './types.ts';

/** Of a live parameter "now"; "later", when the main training begins; or in the "nextRun". Of any other by a "restart". */
export type Effect = 'now' | 'later' | 'nextRun' | 'restart';

/** Of the live parameters at a place. Phases before the main training follow those of the pretraining and of the loss, the
 *  main training follows all but those of the pretraining. */
export function liveEffect(state: Pick<HourglassState, 'network' | 'phase'>, place: Place): Effect {
  const slot = place.kind === 'slot' ? place.slot : undefined;
  if (phaseNow(state)) return slot === 'pretraining' || slot === 'loss' ? 'now' : 'later';
  return slot === 'pretraining' && state.network ? 'nextRun' : 'now';
}
