/** The simd backend has every kernel that a recipe calls: forward, backward and in its optimizer. */
import { beforeAll, expect, it } from 'vitest';
import { recipes } from '#catalog/recipes/index.ts';
import { simdKernels } from '#engine/backends/simd/kernels/index.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../support/backends.ts';
import { fewStrokeDigits, withTrainer } from '../support/training.ts';

const data = fewStrokeDigits(32, 8);
const offered = new Set(simdKernels.map(({ name }) => name));

beforeAll(() => useBackend('cpu'));

it.each(recipes.map(({ label, experiment }) => [label, experiment] as const))(
  'has all kernels of the recipe %s',
  async (_, experiment) => {
    const small = { ...experiment, training: { batchSize: 16, epochs: 1 } };
    const { kernelNames } = await withTrainer(small, data, (trainer) =>
      tf.profile(() => {
        const { autoencoder } = trainer;
        tf.tidy(() => autoencoder.decode(autoencoder.encode(tf.zeros([2, autoencoder.pixels]))));
        return trainer.step();
      }),
    );
    expect(kernelNames).toContain('BatchMatMul');
    // tfjs lists operations with a gradient of their own too; those have no kernel anywhere.
    const called = kernelNames.filter((name) => tf.getKernel(name, 'cpu'));
    expect(called.filter((name) => !offered.has(name))).toEqual([]);
  },
);
