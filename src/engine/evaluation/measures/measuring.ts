/** Measuring a little at a time, so that whoever asked can be cancelled. Not a measure. */

/** @yields the finished share, 0 … 1 */
export type Measuring<Result> = Generator<number, Result, void>;
