/**
 * Lets signals in between pieces of work, so that Ctrl-C ends a command cleanly.
 * Not a scheduler.
 */
import { setImmediate } from 'node:timers/promises';

/** The person asked to stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** A turn of the event loop. @throws Interrupted once the signal is aborted */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate();
  if (signal.aborted) throw new Interrupted('Stopped.');
}

/** Runs work that yields its finished share, 0 … 1, to its end. @throws Interrupted */
export async function drain<Result>(
  work: Generator<number, Result> | AsyncGenerator<number, Result, void>,
  signal: AbortSignal,
  onShare: (share: number) => void = () => {},
): Promise<Result> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
    onShare(next.value);
    await breathe(signal);
  }
}
