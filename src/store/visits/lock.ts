/**
 * Of all tabs with Hourglass one keeps its visit: the one that holds a lock, until it is closed. Then it is another's turn.
 * Not the keeping: autosave.ts.
 */

const NAME = 'hourglass.visit';
/** A tab that is closed or reloaded gives its lock back within this time, in which the worker is still starting. */
const PATIENCE_MS = 1500;

/** "withheld" where the browser knows no locks, as without a secure address. */
export type Holder = 'this' | 'other' | 'withheld';

/** Asks for the lock. @param onHeld called when this tab gets it, at once or once the others are closed
 *  @returns whose it is for now */
export function claimVisit(onHeld: () => void): Promise<Holder> {
  return new Promise((resolve) => {
    const locks: LockManager | undefined = navigator.locks;
    if (!locks) return resolve('withheld');
    const timer = setTimeout(() => resolve('other'), PATIENCE_MS);
    const hold = () => {
      clearTimeout(timer);
      onHeld();
      resolve('this');
      return new Promise<never>(() => {});
    };
    locks.request(NAME, hold).catch(() => resolve('withheld'));
  });
}
