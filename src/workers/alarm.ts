/** Wakes the loop that sleeps while there is nothing to do. Not the loop: session.ts. */
export interface Alarm {
  ring(): void;
  /** Resolves at the first ring from now on. */
  set(): Promise<void>;
}

export function createAlarm(): Alarm {
  let ring = () => {};
  return {
    ring: () => ring(),
    set: () =>
      new Promise((resolve) => {
        ring = resolve;
      }),
  };
}
