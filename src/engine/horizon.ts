/**
 * Over how many epochs a training anneals: those that are planned, until they are over.
 * Not the clock, which finds their number on the device: pass.ts.
 */

export interface Horizon {
  /** Plans so many epochs after so many steps; once a training has come to the end of its plan, what is annealed stays.
   *  @returns the epochs over which it anneals */
  plan(epochs: number, step: number): number;
  /** The epochs of the plan whose end was reached; undefined before. What a checkpoint keeps. */
  reached(step: number): number | undefined;
  /** Goes to where a checkpoint was saved. @returns the epochs over which the training anneals */
  moveTo(reached: number | undefined, planned: number, step: number): number;
}

/** A training before its first step. */
export function createHorizon(planned: number, stepsPerEpoch: number): Horizon {
  let epochs = planned;
  let isOver = false;
  /** Steps made when it was planned so: a plan that no step was made by leaves nothing annealed. */
  let since = 0;
  const lookAt = (step: number) => {
    isOver ||= step > since && step >= epochs * stepsPerEpoch;
  };
  return {
    plan(next, step) {
      lookAt(step);
      if (!isOver) [epochs, since] = [next, step];
      return epochs;
    },
    reached(step) {
      lookAt(step);
      return isOver ? epochs : undefined;
    },
    moveTo(reached, next, step) {
      [epochs, since, isOver] = [reached ?? next, step, reached !== undefined];
      return epochs;
    },
  };
}
