/** Moments of a run at which somebody may want to keep or forget it. Not the keeping: visits/autosave.ts. */

/** The worker has saved the run's state, the run has come to rest, or the person begins anew. */
export type Moment = 'saved' | 'rested' | 'reset';

const listeners = new Set<(moment: Moment) => void>();

export function onMoment(listener: (moment: Moment) => void): void {
  listeners.add(listener);
}

export function tellMoment(moment: Moment): void {
  for (const listener of listeners) listener(moment);
}
