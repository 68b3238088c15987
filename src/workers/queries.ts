/**
 * The commands that ask without changing the run: decode, draw, export and verify.
 * Not the run's own commands: runCommands.ts. Not questions about images: imageQueries.ts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Tensor2D } from '#catalog/tf.ts';
import type { BackendId } from '#engine/backends/backend.ts';
import { backends, type Ladder } from '#engine/backends/ladder.ts';
import { exportWeights } from '#engine/export/weights.ts';
import { catalogCases, generatedImages, gradientsOf, type NamedGradient } from '#engine/gradientCases.ts';
import { compareGradients } from '#engine/gradientCheck.ts';
import { tf } from '#engine/tf.ts';
import type { Trainer } from '#engine/trainer.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { GradientCheck, Handlers, NamedFile } from '#protocol/messages.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { writeSafetensors } from '#protocol/writeSafetensors.ts';
import type { Exclusive } from './mutex.ts';
import type { Run } from './run/run.ts';
import { codecOf, valuesOf } from './use.ts';

/** The largest int32: counters of draws are that on the device. */
const LAST_DRAW = 2 ** 31 - 1;

export interface QueryContext {
  readonly exclusive: Exclusive;
  readonly ladder: Ladder;
  opened(): Run;
}

type Queries = Pick<Handlers, 'decode' | 'drawPrior' | 'exportModel' | 'verify'>;

/** A code of the prior, [1, latentDim]; the caller disposes. */
function drawOf({ trainer }: Run, counter: number): Tensor2D {
  if (!Number.isInteger(counter) || counter < 0 || counter > LAST_DRAW) {
    throw new HourglassError('prior/counter', `Draws are numbered from 0 to ${LAST_DRAW}.`);
  }
  const z = trainer.autoencoder.drawPrior(1, counter);
  if (z) return z;
  throw new HourglassError('prior/none', 'This code has no prior: choose one that has, such as Gaussian.');
}

type Export = (trainer: Trainer, spec: ExperimentSpec) => Promise<NamedFile[]>;

const writeWeights: Export = async (trainer, spec) => {
  const files = await exportWeights(trainer, spec);
  return files.map((file) => ({ name: file.name, bytes: writeSafetensors(file) }));
};

export function createQueries({ exclusive, opened, ladder }: QueryContext): Queries {
  const exportWith = (write: Export) =>
    exclusive(async () => ({ files: await write(opened().trainer, opened().spec) }));
  return {
    decode: ({ codec: id, z }) =>
      exclusive(async () => {
        const codec = codecOf(opened(), id);
        if (z.length !== codec.latentDim || !z.every(Number.isFinite)) {
          throw new HourglassError('decode/shape', `A code here is ${codec.latentDim} finite numbers.`);
        }
        return { image: await valuesOf(() => codec.decode(tf.tensor2d(z, [1, codec.latentDim]))) };
      }),
    drawPrior: ({ counter }) =>
      exclusive(async () => ({ z: await valuesOf(() => drawOf(opened(), counter)) })),
    async exportModel({ format }) {
      if (format === 'safetensors') return exportWith(writeWeights);
      // Layers models need the whole of tfjs: it is loaded when somebody asks for them.
      const { exportLayersModels } = await import('#engine/export/layersModel.ts');
      return exportWith(exportLayersModels);
    },
    verify: () => verify(ladder, exclusive),
  };
}

/** Gradients of every choice on every backend that starts here, against tfjs-cpu. In small pieces, each of which goes
 *  back to the run's backend, so that a run goes on and can be paused meanwhile. */
async function verify(ladder: Ladder, exclusive: Exclusive): Promise<{ checks: GradientCheck[] }> {
  const data = generatedImages();
  const cases = catalogCases(parseSpec);
  const on = <T>(id: BackendId, work: () => Promise<T>): Promise<T> =>
    exclusive(async () => {
      const before = tf.getBackend();
      try {
        await ladder.activate(id);
        return await work();
      } finally {
        await tf.setBackend(before);
      }
    });
  const expected = new Map<string, NamedGradient[]>();
  for (const { name, experiment } of cases) {
    expected.set(name, await on('cpu', () => gradientsOf(experiment, data)));
  }
  const checks: GradientCheck[] = [];
  for (const { id: backend } of backends) {
    const starts = () => on(backend, async () => true).catch(() => false);
    if (backend === 'cpu' || !(await starts())) continue;
    for (const { name: subject, experiment } of cases) {
      const found = await on(backend, () => gradientsOf(experiment, data)).catch(() => []);
      checks.push({ backend, subject, relativeError: compareGradients(found, expected.get(subject)!) });
    }
  }
  return { checks };
}
