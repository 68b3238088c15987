/**
 * One question at a time, and only the newest of those that wait: for sliders and pointers, which ask faster than
 * anybody can answer. Not a debounce: the first question goes out at once.
 */

/** Wraps `ask` so that at most one is under way and at most one waits.
 *  @param show receives each answer  @param report each rejection */
export function latest<Args extends readonly unknown[], T>(
  ask: (...args: Args) => Promise<T>,
  show: (value: T) => void,
  report: (thrown: unknown) => void,
): (...args: Args) => void {
  let waiting: Args | undefined;
  let isAsking = false;

  async function run(first: Args): Promise<void> {
    isAsking = true;
    for (let args: Args | undefined = first; args; args = take()) {
      await ask(...args)
        .then(show)
        .catch(report);
    }
    isAsking = false;
  }

  function take(): Args | undefined {
    const next = waiting;
    waiting = undefined;
    return next;
  }

  return (...args) => {
    if (isAsking) waiting = args;
    else void run(args);
  };
}
