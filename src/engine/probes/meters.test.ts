/** What the meters of the Inspect workspace get, against the same quantity computed in another way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { gaussianKl } from '#catalog/formulas/gaussian.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import {
  data,
  expectClose,
  experiment,
  linear,
  mean,
  measure,
  sampleOf,
  valuesOf,
  weightOf,
  withoutLeak,
} from '../../../tests/support/meters.ts';
import { gatherImages } from '../data/images.ts';
import { shareOffData } from '../evaluation/holes.ts';
import { formulaTf } from '../operations/formulaTf.ts';
import { tf } from '../tf.ts';
import { probes } from './index.ts';
import { sampleIndices } from './sample.ts';

const selecting = defineExperiment({
  network: { id: 'dense', params: { widths: [9] } },
  code: { id: 'concrete', params: { size: 4 } },
  training: { batchSize: 50, epochs: 1 },
});

beforeAll(() => useBackend('simd'));

describe('the sample', () => {
  it('is of test images, each once, and a small one begins a large one', () => {
    const large = [...sampleIndices(data, 100)];
    expect(new Set(large).size).toBe(100);
    expect(Math.min(...large)).toBeGreaterThanOrEqual(200);
    expect(Math.max(...large)).toBeLessThan(320);
    expect([...sampleIndices(data, 20)]).toEqual(large.slice(0, 20));
    expect(sampleIndices(data, 500)).toHaveLength(120);
  });
});

describe('the activity of layers', () => {
  it('is the mean over images of what the stage shows of each', () =>
    measure(experiment, async (context) => {
      const frame = await withoutLeak(() => probes.activity.compute(context, true));
      expect(frame.layers.map(({ name }) => name)).toEqual(['encoder.0', 'code', 'decoder.0']);
      expect(frame?.images).toBe(120);
      const stages = [];
      const plain = { ...context, corrupt: tf.clone<import('@tensorflow/tfjs-core').Tensor2D> };
      for (let index = 200; index < 320; index++) stages.push(await probes.stage.compute(plain, { index }));
      const [encoder, code, decoder] = frame.layers;
      for (let unit = 0; unit < 9; unit++) {
        expect(encoder!.means[unit]).toBeCloseTo(mean(stages.map((seen) => seen!.encoder[0]![unit]!)), 5);
        expect(decoder!.means[unit]).toBeCloseTo(mean(stages.map((seen) => seen!.decoder[0]![unit]!)), 5);
      }
      expect(code!.means[2]).toBeCloseTo(mean(stages.map((seen) => seen!.z[2]!)), 5);
      // A sigmoid is never silent.
      expect(encoder!.activeShare).toBe(1);
      const hoyer = stages.map((seen) => {
        const layer = [...seen!.encoder[0]!];
        const ratio = (mean(layer) * 9) / Math.hypot(...layer);
        return (3 - ratio) / 2;
      });
      expect(encoder!.hoyer).toBeCloseTo(mean(hoyer), 5);
    }));
});

describe('the KL of units', () => {
  it('adds up to the KL of the code, and counts what varies', () =>
    measure(experiment, async (context, { autoencoder }) => {
      const frame = await withoutLeak(() => probes.klPerUnit.compute(context, true));
      const total = valuesOf(() => {
        const { code } = autoencoder.forward(sampleOf(120), context.pass('test'));
        return gaussianKl(formulaTf, code.mu!, code.logVar!);
      });
      expect(frame.kl.reduce((sum, kl) => sum + kl, 0)).toBeCloseTo(mean(total), 3);
      const variance = valuesOf(() => tf.moments(autoencoder.encode(sampleOf(120)), 0).variance);
      expectClose(frame.variance, variance, 5);
      expect([...frame.active]).toEqual(variance.map((value) => Number(value > 0.01)));
    }));

  it('is measured without decoding anything', () =>
    measure(experiment, async (context) => {
      const forward = () => {
        throw new Error('Nobody needs the reconstruction.');
      };
      const frame = await probes.klPerUnit.compute(
        { ...context, autoencoder: { ...context.autoencoder, forward } },
        true,
      );
      expect(frame?.images).toBe(120);
    }));

  it('is nothing for a code without a posterior', () =>
    measure(linear, async (context) => {
      expect(await probes.klPerUnit.compute(context, true)).toBeUndefined();
    }));
});

describe('the gradient norms', () => {
  it('are those of the objective, by finite differences along the gradient itself', () =>
    measure(linear, async (context, trainer) => {
      const frame = await withoutLeak(() => probes.gradientNorms.compute(context, true));
      expect(frame.layers).toEqual(['code.z', 'decoder.0']);
      // The squared error's gradient in the decoder's bias and kernel, by hand: 2 (x̂ − x), mean over images.
      const [norm] = valuesOf(() => {
        const x = gatherImages(
          data,
          Uint32Array.from({ length: 128 }, (_, i) => i),
        );
        const z = trainer.autoencoder.encode(x);
        const error = tf.mul(2 / 128, tf.sub(trainer.autoencoder.decode(z), x));
        const kernel = tf.matMul(z, error, true, false);
        return tf.sqrt(tf.add(tf.sum(tf.square(kernel)), tf.sum(tf.square(tf.sum(error, 0)))));
      });
      expect(frame.norms[1]! / norm!).toBeCloseTo(1, 4);
    }));

  it('are the same at the same weights, and name every layer that is trained', () =>
    measure(experiment, async (context) => {
      const frame = await withoutLeak(() => probes.gradientNorms.compute(context, true));
      expect(frame.layers).toEqual(['encoder.0', 'code.mu', 'code.logVar', 'decoder.0', 'decoder.1']);
      expect([...frame.norms].every((norm) => norm > 0)).toBe(true);
      expect(await probes.gradientNorms.compute(context, true)).toEqual(frame);
    }));
});

describe('the Jacobian', () => {
  it('of a linear encoder is its matrix everywhere; of its decoder the two rows of the plane', () =>
    measure(linear, async (context, trainer) => {
      const encoder = await withoutLeak(() =>
        probes.jacobian.compute(context, { of: 'encoder', units: [0, 1] }),
      );
      const [whole] = valuesOf(() => tf.norm(weightOf(trainer, 'code.z.kernel')));
      expect(encoder.norms).toHaveLength(encoder.rows * encoder.columns);
      for (const norm of [...encoder.norms, ...encoder.atImages]) expect(norm).toBeCloseTo(whole!, 4);
      const decoder = await withoutLeak(() =>
        probes.jacobian.compute(context, { of: 'decoder', units: [2, 0] }),
      );
      const [rows] = valuesOf(() => tf.norm(tf.gather(weightOf(trainer, 'decoder.0.kernel'), [2, 0])));
      for (const norm of decoder.norms) expect(norm).toBeCloseTo(rows!, 4);
    }));

  it('follows finite differences where the network bends', () =>
    measure(experiment, async (context, { autoencoder }) => {
      const frame = await withoutLeak(() =>
        probes.jacobian.compute(context, { of: 'encoder', units: [0, 1] }),
      );
      const images = [...sampleIndices(data, 2)];
      const step = 1e-2;
      for (const [row, index] of images.entries()) {
        const differences = valuesOf(() => {
          const x = tf.tile(gatherImages(data, [index]), [784, 1]);
          const moves = tf.mul(step, tf.eye(784));
          const ahead = autoencoder.encode(tf.add(x, moves));
          return tf.div(tf.sub(ahead, autoencoder.encode(tf.sub(x, moves))), 2 * step);
        });
        expect(frame.atImages[row]! / Math.hypot(...differences)).toBeCloseTo(1, 3);
      }
    }));

  it('of the decoder does so too, cell by cell, with the other units at the mean', () =>
    measure(experiment, async (context, { autoencoder }) => {
      const frame = await withoutLeak(() =>
        probes.jacobian.compute(context, { of: 'decoder', units: [0, 1] }),
      );
      const middle = valuesOf(() => tf.mean(autoencoder.encode(sampleOf(120)), 0));
      const [row, column] = [3, 5];
      const place = ([low, high]: readonly [number, number], cell: number, cells: number) =>
        low + ((high - low) * (cell + 0.5)) / cells;
      const z = [place(frame.across, column, frame.columns), place(frame.up, row, frame.rows), middle[2]!];
      const step = 1e-2;
      const differences = valuesOf(() => {
        const at = tf.tensor2d([z, z]);
        const moves = tf.tensor2d([
          [step, 0, 0],
          [0, step, 0],
        ]);
        return tf.div(
          tf.sub(autoencoder.decode(tf.add(at, moves)), autoencoder.decode(tf.sub(at, moves))),
          2 * step,
        );
      });
      expect(frame.norms[row * frame.columns + column]! / Math.hypot(...differences)).toBeCloseTo(1, 3);
      expect(frame.codes).toHaveLength(240);
    }));
});

describe('the holes among codes', () => {
  const plain = defineExperiment({
    network: { id: 'dense', params: { widths: [9] } },
    code: { id: 'plain', params: { size: 2, activation: 'linear' } },
    training: { batchSize: 50, epochs: 1 },
  });

  it('are the share of prior draws that are far from every code', () =>
    measure(experiment, async (context, { autoencoder }) => {
      const frame = await withoutLeak(() => probes.holes.compute(context, true));
      const codes = Float32Array.from(valuesOf(() => autoencoder.encode(sampleOf(120))));
      const drawn = Float32Array.from(valuesOf(() => autoencoder.drawPrior(1000, 0)!));
      expect(frame).toEqual({ step: 4, images: 120, share: shareOffData(codes, drawn, 3) });
      // After four steps all codes lie close together, and the prior is wide.
      expect(frame.share).toBeGreaterThan(0.5);
    }));

  it('without a prior, of draws as wide as the codes', () =>
    measure(plain, async (context) => {
      const { share } = await withoutLeak(() => probes.holes.compute(context, true));
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(0.5);
    }));
});

describe('the readings of a code', () => {
  it('are those of its weights', () =>
    measure(selecting, async (context, trainer) => {
      const { readings } = await withoutLeak(() => probes.codeReadings.compute(context, true));
      const logits = weightOf(trainer, 'code.select.logits');
      expect(readings.selected!.shape).toEqual([4]);
      expect([...readings.selected!.values]).toEqual(valuesOf(() => tf.argMax(logits, 1)));
      expect([...readings.confidence!.values]).toEqual(valuesOf(() => tf.max(tf.softmax(logits), 1)));
      // All 4 steps are done.
      expect(readings.temperature!.values[0]).toBeCloseTo(0.01, 6);
    }));

  it('are none where the code has none', () =>
    measure(linear, async (context) => {
      expect(await probes.codeReadings.answer(context, { codeReadings: true })).toEqual({});
    }));
});
