/** Work that an engine has made ready. Not the kinds of work. */

export interface Job {
  /** Does it so many times, until all results are on the host. @returns milliseconds spent before waiting for them */
  run(count: number): Promise<number>;
  dispose(): void;
}

/** Where a job is done. */
export interface Place {
  /** Whether training steps are to be recorded and replayed. */
  readonly replayed: boolean;
}
