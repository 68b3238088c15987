/**
 * Steps that update the weights by a formula: recorded once and replayed where the backend can.
 * Not the update: update.ts.
 */
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { type Captured, capture } from '../capture/capture.ts';
import type { Optimizer } from '../optimizer.ts';
import { tf } from '../tf.ts';
import { rowOf, type Stepper } from './stepper.ts';

/** @param optimizer taken over; disposed with the stepper
 *  @param update gives [terms]; of the number of updates made */
export function createUpdateStepper(
  optimizer: Optimizer,
  update: (step: number) => Tensor1D,
  breathe?: () => Promise<void>,
): Stepper {
  let captured: Captured | undefined;
  let made = 0;
  const forget = () => {
    captured?.dispose();
    captured = undefined;
  };
  const updateAhead = (ahead: number) => tf.tidy(() => update(made + ahead));
  return {
    state: optimizer.state,
    step(done) {
      made = done;
      if (!captured) return updateAhead(0);
      // A recording knows where the variables are: nothing else may move them.
      captured.run(1);
      return rowOf(captured);
    },
    async run(done, n) {
      made = done;
      captured ??= await capture(updateAhead, breathe);
      captured.run(n);
      const { outputs } = captured;
      return (await outputs.data<'float32'>()).slice(0, n * outputs.shape[1]);
    },
    captured: () => captured,
    forget,
    dispose() {
      forget();
      optimizer.dispose();
    },
  };
}
