/** Pictures of units, against the weights themselves. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import {
  expectClose,
  experiment,
  linear,
  measure,
  sampleOf,
  valuesOf,
  weightOf,
  withoutLeak,
} from '../../../tests/support/meters.ts';
import { formulaTf } from '../operations/formulaTf.ts';
import { tf } from '../tf.ts';
import { probes } from './index.ts';

beforeAll(() => useBackend('simd'));

describe('filters', () => {
  const request = { kind: 'filters', order: 'norm', first: 0, count: 4 } as const;

  it('are columns of the first layer, the longest first, a page at a time', () =>
    measure(experiment, async (context, trainer) => {
      const kernel = await weightOf(trainer, 'encoder.0.kernel').data<'float32'>();
      const column = (unit: number) => Float32Array.from({ length: 784 }, (_, p) => kernel[p * 9 + unit]!);
      const norms = Array.from({ length: 9 }, (_, unit) => Math.hypot(...column(unit)));
      const order = norms.map((_, unit) => unit).sort((a, b) => norms[b]! - norms[a]!);
      const page = await withoutLeak(() => probes.filters.compute(context, { ...request, first: 4 }));
      expect([...page.units]).toEqual(order.slice(4, 8));
      expect(page).toMatchObject({ total: 9, width: 28, height: 28, first: 4 });
      expectClose(page.norms, norms);
      expectClose(page.images.subarray(784, 1568), column(order[5]!), 7);
      const last = await withoutLeak(() => probes.filters.compute(context, { ...request, first: 8 }));
      expect([...last.units]).toEqual(order.slice(8));
    }));

  it('of the last layer are its rows, and may come by how much their units vary', () =>
    measure(experiment, async (context, trainer) => {
      const kernel = await weightOf(trainer, 'decoder.1.kernel').data<'float32'>();
      const use = valuesOf(() =>
        tf.sqrt(tf.moments(trainer.autoencoder.activations(sampleOf(120)).decoder[0]!, 0).variance),
      );
      const frame = await withoutLeak(() =>
        probes.filters.compute(context, { ...request, kind: 'atoms', order: 'use' }),
      );
      expectClose(frame.use, use, 5);
      expect(frame.units[0]).toBe(use.indexOf(Math.max(...use)));
      const unit = frame.units[2]!;
      expectClose(frame.images.subarray(2 * 784, 3 * 784), kernel.slice(unit * 784, (unit + 1) * 784), 7);
    }));

  it('of the code are how the image changes with each unit', () =>
    measure(experiment, async (context, { autoencoder }) => {
      const frame = await withoutLeak(() =>
        probes.filters.compute(context, { ...request, kind: 'code', order: 'index' }),
      );
      expect([...frame.units]).toEqual([0, 1, 2]);
      const step = 1e-2;
      const change = valuesOf(() => {
        const middle = tf.mean(autoencoder.encode(sampleOf(120)), 0, true).as2D(1, 3);
        const move = tf.tensor2d([[0, step, 0]]);
        const [ahead, behind] = [
          autoencoder.decode(tf.add(middle, move)),
          autoencoder.decode(tf.sub(middle, move)),
        ];
        return tf.div(tf.sub(ahead, behind), 2 * step);
      });
      expectClose(frame.images.subarray(784, 1568), change, 4);
    }));

  it('of a linear network are those of the code', () =>
    measure(linear, async (context, trainer) => {
      const kernel = await weightOf(trainer, 'code.z.kernel').data<'float32'>();
      const frame = await withoutLeak(() => probes.filters.compute(context, { ...request, order: 'index' }));
      expectClose(
        frame.images.subarray(0, 784),
        Float32Array.from({ length: 784 }, (_, p) => kernel[3 * p]!),
        7,
      );
    }));
});

describe('filters of other networks', () => {
  const request = { kind: 'filters', order: 'index', first: 0, count: 3 } as const;
  const withNetwork = (network: object): ExperimentSpec =>
    parseSpec({
      network,
      code: { id: 'plain', params: { size: 4 } },
      training: { batchSize: 50, epochs: 1 },
    });

  it('of convolutions are their kernels, with the variation of their maps', () =>
    measure(
      withNetwork({ id: 'convolutional', params: { filters: [5], kernel: 3 } }),
      async (context, trainer) => {
        const frame = await withoutLeak(() => probes.filters.compute(context, request));
        expect(frame).toMatchObject({ total: 5, width: 3, height: 3 });
        const kernelOf = async (name: string, unit: number) => {
          const kernel = await weightOf(trainer, name).data<'float32'>();
          return Float32Array.from({ length: 9 }, (_, p) => kernel[5 * p + unit]!);
        };
        expectClose(frame.images.subarray(9, 18), await kernelOf('encoder.0.kernel', 1), 7);
        const use = valuesOf(() => {
          const maps = tf.reshape(trainer.autoencoder.activations(sampleOf(120)).encoder[0]!, [
            120 * 14 * 14,
            5,
          ]);
          return tf.sqrt(tf.moments(maps, 0).variance);
        });
        expectClose(frame.use, use, 5);
        const last = await withoutLeak(() => probes.filters.compute(context, { ...request, kind: 'atoms' }));
        expectClose(last.images.subarray(0, 9), await kernelOf('decoder.1.kernel', 0), 7);
      },
    ));

  it('of a tied decoder are what one unit of its last layer adds to the image', () =>
    measure(
      withNetwork({ id: 'dense', params: { widths: [9], weights: 'tied' } }),
      async (context, { autoencoder }) => {
        const frame = await withoutLeak(() => probes.filters.compute(context, { ...request, kind: 'atoms' }));
        const last = autoencoder.decoderLayers.at(-1)!;
        const added = valuesOf(() => {
          const apply = (input: Tensor2D) =>
            last.plan.apply(formulaTf, input, last.allWeights, context.pass('use'));
          return tf.sub(apply(tf.tensor2d([[0, 0, 1, 0, 0, 0, 0, 0, 0]])), apply(tf.zeros([1, 9])));
        });
        expectClose(frame.images.subarray(2 * 784), added, 5);
      },
    ));
});
