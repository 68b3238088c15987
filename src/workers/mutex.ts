/**
 * Lets one piece of work run at a time, in the order of asking: two uses of one backend never interleave.
 * Not a scheduler.
 */
export type Exclusive = <T>(work: () => Promise<T> | T) => Promise<T>;

export function createExclusive(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
