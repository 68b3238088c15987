/** Does the contractive penalty hold the code still without spoiling the reconstruction? */
import { defineExperiment } from '#catalog/experiment.ts';
import { contractive as regularizer } from '#catalog/regularizers/contractive.ts';
import { gatherImages } from '#engine/data/images.ts';
import { encoderJacobianNorms } from '#engine/evaluation/jacobian.ts';
import { createNoise } from '#engine/noise.ts';
import { createPass } from '#engine/pass.ts';
import { tf } from '#engine/tf.ts';
import type { Trainer } from '#engine/trainer.ts';
import { defineClaim } from '../claim.ts';
import type { Lab } from '../lab.ts';

const LEAST_RATIO = 5;
/** The squared error may be larger by this at the most to be called comparable. */
const LARGEST_EXCESS = 0.25;
const IMAGES = 200;

const experiment = defineExperiment({
  network: { id: 'linear' },
  code: { id: 'plain', params: { size: 64, activation: 'sigmoid' } },
  loss: { id: 'bernoulli' },
  optimizer: { id: 'adam', params: { learningRate: 3e-3 } },
  regularizers: [{ id: 'contractive', params: { lambda: 30, norm: 'exact' } }],
});

/** Mean ‖∂z/∂x‖_F over the first test images. */
async function meanNorm({ autoencoder, objective }: Trainer, { data }: Lab): Promise<number> {
  const count = Math.min(IMAGES, data.test.count);
  const first = Array.from({ length: count }, (_, i) => data.train.count + i);
  const use = createPass('use', createNoise(experiment.seed, 'show', 0), objective.clock);
  const norms = tf.tidy(() => encoderJacobianNorms(autoencoder, gatherImages(data, first), use)!);
  const values = await norms.data<'float32'>();
  norms.dispose();
  return values.reduce((sum, value) => sum + value, 0) / count;
}

export const contraction = defineClaim({
  id: 'contraction',
  claim: `A contractive autoencoder has a mean ‖∂z/∂x‖ at least ${LEAST_RATIO} times smaller than a plain one, at a squared error at most ${100 * LARGEST_EXCESS} % larger.`,
  source: regularizer.source,
  async try(lab) {
    const contracted = await lab.train('contractive', experiment);
    const plain = await lab.train('plain', { ...experiment, regularizers: [] });
    const [ours, theirs] = [await meanNorm(contracted, lab), await meanNorm(plain, lab)];
    const error = await lab.squaredError(contracted.autoencoder);
    const plainError = await lab.squaredError(plain.autoencoder);
    return {
      figures: [
        { label: `contractive, mean ‖∂z/∂x‖ of ${IMAGES} test images`, value: ours },
        { label: 'plain, the same', value: theirs },
        { label: 'ratio', value: theirs / ours },
        { label: 'contractive, squared error of test images', value: error },
        { label: 'plain, the same', value: plainError },
      ],
      holds: theirs >= LEAST_RATIO * ours && error <= (1 + LARGEST_EXCESS) * plainError,
    };
  },
});
