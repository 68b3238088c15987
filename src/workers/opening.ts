/**
 * Makes an experiment the current run: its data, its backend, its trainer.
 * Not which one counts when several are asked for: runCommands.ts.
 */
import type { Ladder } from '#engine/backends/ladder.ts';
import { measureStep } from '#engine/backends/measureStep.ts';
import { planNetwork } from '#engine/network.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';
import type { Commands, WorkerEvent } from '#protocol/messages.ts';
import type { Current } from './current.ts';
import type { Datasets } from './datasets.ts';
import { describeDataset, describeNetwork } from './describe.ts';
import type { Judging } from './judging.ts';
import type { Platform } from './platform.ts';
import type { PcaFittings } from './run/pcaFittings.ts';
import { Run } from './run/run.ts';
import type { Tasks } from './tasks.ts';

export interface OpeningParts {
  readonly platform: Platform;
  readonly current: Current;
  readonly tasks: Tasks;
  readonly datasets: Datasets;
  readonly ladder: Ladder;
  readonly fittings: PcaFittings;
  readonly judging: Pick<Judging, 'equip'>;
  emit(event: WorkerEvent): void;
}

type Payload = Commands['open']['payload'];
type Reply = Commands['open']['reply'];

/** Opens an experiment; `ensureWanted` throws once it is not wanted any more. */
export type Open = (payload: Payload, ensureWanted: () => void) => Promise<Reply>;

/** A trainer that does not fit what it is to begin with is of no use. */
function fill(trainer: Trainer, { weights, checkpoint }: Payload): void {
  try {
    if (weights) trainer.adopt(weights);
    if (checkpoint) trainer.restore(checkpoint);
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}

export function createOpening(parts: OpeningParts): Open {
  const { platform, current, tasks, datasets, ladder, fittings, judging, emit } = parts;
  const tell = (phase: 'loading' | 'compiling' | 'paused' | 'finished') =>
    emit({ type: 'state', runId: current.id(), state: { phase } });

  const build: Open = async (payload, ensureWanted) => {
    const { spec, backend, runId } = payload;
    tell('loading');
    const data = await datasets.load(spec);
    ensureWanted();
    // A network that is too large is so on every backend: none needs to be tried.
    planNetwork(spec, data);
    tell('compiling');
    const report = await tasks.run('compile', 'Choosing and warming up a backend', (task) =>
      ladder.choose(backend, () => {
        task.check();
        return measureStep(spec, data, platform.now, platform.breathe);
      }),
    );
    const { now, breathe } = platform;
    const trainer = createTrainer(spec, data, breathe);
    fill(trainer, payload);
    const run = new Run({ runId, spec, data, trainer, pcaFitting: fittings.of(data), now, emit });
    current.enter(run);
    judging.equip(run);
    tell(run.phase === 'finished' ? 'finished' : 'paused');
    return { dataset: describeDataset(spec, data), network: describeNetwork(spec, trainer), backend: report };
  };

  return async (payload, ensureWanted) => {
    ensureWanted();
    current.begin(payload.runId);
    try {
      return await build(payload, ensureWanted);
    } catch (error) {
      current.fail(error);
      throw error;
    }
  };
}
