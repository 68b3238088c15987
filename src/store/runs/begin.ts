/** What there is to do with kept runs from the start of the page on. Not the doing. */
import { goOnFrom } from './actions.ts';
import { watchReturns } from './returning.ts';

/** Loading this has begun the recording. */
export function beginKeeping(): void {
  watchReturns((run) => void goOnFrom(run));
}
