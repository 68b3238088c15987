/** What a regularizer sees and the circumstances of its pass, for tests of a single formula. Not a network. */
import type { Pass } from '#catalog/pass.ts';
import type { Forward } from '#catalog/regularizers/regularizer.ts';
import { createNoise } from '#engine/noise.ts';
import { createClock, createPass } from '#engine/pass.ts';
import { tf } from '#engine/tf.ts';

const unset = (): never => {
  throw new Error('This formula was not expected to look at that.');
};

/** The given parts; whatever else is looked at fails the test. */
export function forwardFixture(parts: Partial<Forward>): Forward {
  const names = ['x', 'logits', 'xHat', 'code', 'hidden', 'weights'] as const;
  const rest = ['codeTangent', 'codeSquaredJacobian', 'kernels'] as const;
  const missing = [...names, ...rest].filter((name) => !(name in parts));
  const whole = { ...parts };
  for (const name of missing) Object.defineProperty(whole, name, { get: unset });
  return whole as Forward;
}

/** The pass of a training step. */
export const passFixture = (seed = 1): Pass => {
  const clock = createClock({ counter: tf.scalar(0, 'int32'), epochs: tf.scalar(1), stepsPerEpoch: 1 });
  return createPass('train', createNoise(seed, 'train', 0), clock);
};
