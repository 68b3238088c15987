/** A whole run in a temporary folder: every file is there, they agree with each other, and failures leave no half ones. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { generatedImages } from '#engine/gradientCases.ts';
import { tf } from '#engine/tf.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { readSafetensors } from '#protocol/readSafetensors.ts';
import { useBackend } from '../../tests/support/backends.ts';
import type { Progress } from './progress.ts';
import { type TrainJob, trainToFolder } from './trainToFolder.ts';

const FILES = [
  'curve.csv',
  'decoder.safetensors',
  'encoder.safetensors',
  'report.json',
  'test-codes.npy',
  'test-reconstructions.npy',
];

const data = generatedImages();
const pixels = 36;
const quiet: Progress = { stage: () => {}, share: () => {}, training: () => {}, finish: () => {} };

const vae = defineExperiment({
  corruption: { id: 'masking', params: { rate: 0.2 } },
  network: { id: 'dense', params: { widths: [9], activation: 'tanh' } },
  code: { id: 'gaussian', params: { size: 3, beta: 1 } },
  training: { batchSize: 8, epochs: 2 },
});

/** An array and its shape from the bytes of a .npy file. */
function readNpy(path: string): { shape: number[]; data: Float32Array } {
  const bytes = readFileSync(path);
  const start = 10 + bytes.readUInt16LE(8);
  const shape = /'shape': \(([\d, ]+)\)/
    .exec(bytes.toString('latin1', 10, start))![1]!
    .split(',')
    .map(Number);
  return { shape, data: new Float32Array(Uint8Array.from(bytes.subarray(start)).buffer) };
}

let folder = '';
beforeAll(() => useBackend('simd'));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hourglass-train-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(spec: ExperimentSpec, job: Partial<TrainJob> = {}, controller = new AbortController()) {
  const out = join(folder, 'out');
  return trainToFolder(
    {
      ...{ spec, data, out, limit: undefined, backend: 'simd', tfjsModel: false, classify: undefined },
      ...job,
    },
    { progress: quiet, signal: controller.signal },
  );
}

const read = (name: string) => readFileSync(join(folder, 'out', name));
const sumOf = (terms: object) => Object.values(terms).reduce((sum, term) => sum + term, 0);

describe('a run', () => {
  it('writes its files, which agree with each other, and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const { report, divergedAt } = await run(vae);
    expect(tf.memory().numTensors).toBe(before);
    expect(divergedAt).toBeUndefined();
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(FILES);
    expect(JSON.parse(read('report.json').toString())).toEqual(JSON.parse(JSON.stringify(report)));

    expect(report).toMatchObject({ spec: vae, backend: 'simd', epochs: 2, steps: 6 });
    expect(report.parameters).toBe(36 * 9 + 9 + 2 * (9 * 3 + 3) + (3 * 9 + 9) + (9 * 36 + 36));
    expect(Object.keys(report.train.terms)).toEqual(['reconstruction', 'kl']);
    expect(sumOf(report.train.terms)).toBeCloseTo(report.train.total, 9);
    expect(sumOf(report.test.terms)).toBeCloseTo(report.test.total, 9);
    expect(report.pca.components).toBe(3);
  });

  it('that cannot give the Layers models it is asked for ends before the training', async () => {
    const network = { id: 'dense', params: { normalisation: 'batch' } } as const;
    const spec = defineExperiment({ network, code: { id: 'plain' } });
    const stages: string[] = [];
    const progress = { ...quiet, stage: (label: string) => void stages.push(label) };
    const job = {
      spec,
      data,
      limit: undefined,
      backend: 'simd',
      out: join(folder, 'out'),
      tfjsModel: true,
      classify: undefined,
    } as const;
    await expect(
      trainToFolder(job, { progress, signal: new AbortController().signal }),
    ).rejects.toMatchObject({ code: 'export/layers' });
    expect(stages).toEqual([]);
  });

  it('trains the phases of pretraining first, and reports each with a curve of its own', async () => {
    const before = tf.memory().numTensors;
    const spec = parseSpec({
      network: { id: 'dense', params: { widths: [9], activation: 'sigmoid' } },
      code: { id: 'plain', params: { size: 3 } },
      pretraining: { id: 'rbm', params: { epochs: 2 } },
      training: { batchSize: 8, epochs: 1 },
    });
    const { report } = await run(spec);
    expect(tf.memory().numTensors).toBe(before);
    expect(report.steps).toBe(3);
    expect(report.pretraining.map(({ label }) => label)).toEqual(['RBM 36 → 9', 'RBM 9 → 3']);
    for (const { id, steps, train } of report.pretraining) {
      expect(steps).toBe(6);
      const lines = read(`curve-${id}.csv`).toString().trim().split('\n');
      expect(lines[0]).toBe('step,epoch,total,reconstruction');
      const last = lines.slice(-3).map((line) => Number(line.split(',')[2]));
      expect(train.total).toBeCloseTo((8 * last[0]! + 8 * last[1]! + 4 * last[2]!) / 20, 4);
    }
  });

  it('says which pretraining diverged, and writes nothing', async () => {
    const spec = parseSpec({
      network: { id: 'linear' },
      code: { id: 'plain', params: { size: 3 } },
      pretraining: { id: 'rbm', params: { topLearningRate: 10, epochs: 100 } },
      training: { batchSize: 8, epochs: 1 },
    });
    await expect(run(spec)).rejects.toThrow('The pretraining “RBM 36 → 3” stopped being a number');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('bounds the likelihood of test images under a variational autoencoder, and of no other', async () => {
    const { images, draws, elbo, iwae } = (await run(vae)).report.likelihood!;
    expect([images, draws]).toEqual([data.test.count, 50]);
    expect(iwae).toBeGreaterThan(elbo);
    expect(iwae).toBeLessThan(0);
    const plain = parseSpec({ ...vae, code: { id: 'plain', params: { size: 3 } } });
    expect((await run(plain)).report.likelihood).toBeUndefined();
  });

  it('tells classes from codes where that is asked for, and writes the weights that it would have written', async () => {
    const before = tf.memory().numTensors;
    await run(vae);
    const weights = read('encoder.safetensors');
    const { report } = await run(vae, { classify: 2 });
    expect(tf.memory().numTensors).toBe(before);
    expect(read('encoder.safetensors')).toEqual(weights);
    const { epochs, frozen, fineTuned } = report.classification!;
    expect(epochs).toBe(2);
    for (const share of [frozen, fineTuned])
      expect(share * data.test.count).toBeCloseTo(Math.round(share * data.test.count), 9);
  });

  it('refuses to tell classes where there are none, before anything is trained', async () => {
    const unlabelled = { ...data, classNames: ['only'] };
    await expect(run(vae, { data: unlabelled, classify: 1 })).rejects.toThrow('no classes to tell apart');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reports the errors of the reconstructions that it writes', async () => {
    const { report } = await run(vae);
    const reconstructions = readNpy(join(folder, 'out/test-reconstructions.npy'));
    expect(reconstructions.shape).toEqual([data.test.count, pixels]);
    expect(readNpy(join(folder, 'out/test-codes.npy')).shape).toEqual([data.test.count, 3]);
    const errors = reconstructions.data.map((xHat, i) => (data.test.images[i]! / 255 - xHat) ** 2);
    const sse = errors.reduce((sum, error) => sum + error, 0) / data.test.count;
    expect(Math.abs(report.test.sse - sse)).toBeLessThan(1e-4);
    expect(report.test.mse).toBeCloseTo(sse / pixels, 5);
  });

  it('writes a curve with a line a step and weights with the experiment beside them', async () => {
    await run(vae);
    const lines = read('curve.csv').toString().trim().split('\n');
    expect(lines[0]).toBe('step,epoch,total,reconstruction,kl');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['1', '2', '3', '4', '5', '6']);
    const encoder = readSafetensors(read('encoder.safetensors'));
    expect(encoder.tensors.map(({ name }) => name)).toContain('code.mu.kernel');
    expect(JSON.parse(encoder.metadata.experiment!)).toEqual(vae);
  });

  it('trains on the first images only where there is a limit, and fits PCA on all', async () => {
    const whole = await run(vae);
    const limited = await run(vae, { limit: 8 });
    expect(limited.report.steps).toBe(2);
    expect(limited.report.pca).toEqual(whole.report.pca);
  });

  it('writes Layers models too if they are wanted', async () => {
    await run(vae, { tfjsModel: true });
    expect(readdirSync(join(folder, 'out'))).toEqual(
      expect.arrayContaining(['encoder.model.json', 'encoder.weights.bin', 'decoder.model.json']),
    );
  });
});

describe('a run that ends early', () => {
  const explosive = (learningRate: number) =>
    defineExperiment({
      network: { id: 'linear', params: {} },
      code: { id: 'plain', params: { size: 3, activation: 'linear' } },
      loss: { id: 'squaredError', params: { output: 'linear' } },
      optimizer: { id: 'sgd', params: { learningRate } },
      training: { batchSize: 8, epochs: 30 },
    });

  it('writes the last good state where the loss stops being a number later', async () => {
    const { report, divergedAt } = await run(explosive(0.3));
    expect(report.steps).toBeGreaterThan(0);
    expect(report.steps).toBeLessThan(divergedAt!);
    expect(report.epochs).toBeCloseTo(report.steps / 3, 9);
    expect(Number.isFinite(report.test.total + report.test.sse + report.test.psnr!)).toBe(true);
    expect(read('curve.csv').toString().trim().split('\n')).toHaveLength(1 + report.steps);
  });

  it('writes nothing where no state was good', async () => {
    await expect(run(explosive(1e30))).rejects.toThrow(
      /stopped being a number at step \d+.*Nothing was written/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes nothing when it is interrupted', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(run(vae, {}, controller)).rejects.toThrow('Stopped');
    expect(readdirSync(folder)).toEqual([]);
  });
});
