/**
 * Answers every command and keeps the one run turning.
 * Not the transport: serve.ts connects it to a port, so that tests can connect it to theirs.
 */
import { isTunable } from '#catalog/changes.ts';
import type { Data } from '#catalog/datasets/data.ts';
import { createLadder } from '#engine/backends/ladder.ts';
import { measureStep } from '#engine/backends/measureStep.ts';
import { planNetwork } from '#engine/network.ts';
import { createTrainer } from '#engine/trainer.ts';
import { HourglassError, toWireError } from '#protocol/errors.ts';
import type { Commands, Handlers, WorkerEvent } from '#protocol/messages.ts';
import { createClassification } from './classification.ts';
import { createDatasets } from './datasets.ts';
import { describeDataset, describeNetwork } from './describe.ts';
import { createExclusive } from './mutex.ts';
import type { Platform } from './platform.ts';
import { createQueries } from './queries.ts';
import { createPcaFitting, type PcaFitting } from './run/pcaFitting.ts';
import { Run } from './run/run.ts';
import { createTasks } from './tasks.ts';

export interface Session {
  readonly handlers: Handlers;
  /** Turns until `close`; resolves then. */
  loop(): Promise<void>;
  close(): void;
}

type OpenPayload = Commands['open']['payload'];
type OpenReply = Commands['open']['reply'];

const done = {};

const notTunable = () =>
  new HourglassError('tune/structure', 'These settings need a new run: open the experiment again.');

const superseded = () => new HourglassError('task/cancelled', 'Another experiment was opened meanwhile.');

export function createSession(platform: Platform, emit: (event: WorkerEvent) => void): Session {
  const exclusive = createExclusive();
  let runId = 0;
  let run: Run | undefined;
  let fitting: { readonly data: Data; readonly pca: PcaFitting } | undefined;
  let closed = false;
  /** Openings asked for, and of these the ones that are not done. */
  let openings = 0;
  let opening = 0;
  /** Pauses asked for: a training that was asked for before one of them does not begin after it. */
  let pauses = 0;
  let wake = () => {};
  const tasks = createTasks(emit, () => runId);
  const datasets = createDatasets(platform, tasks);
  const ladder = createLadder(platform.environment, platform.timeout);
  const opened = (): Run => {
    if (run) return run;
    throw new HourglassError('run/none', 'Nothing is open yet: wait until the data are loaded.');
  };

  const fittingFor = (data: Data): PcaFitting => {
    const isOfUse = fitting?.data === data && (fitting.pca.isActive() || fitting.pca.fit() !== undefined);
    if (!fitting || !isOfUse) {
      const pca = createPcaFitting(data, {
        progress: (progress) => emit({ type: 'task', runId, progress }),
        end: (error) => emit({ type: 'taskEnd', runId, task: 'pca', ...(error && { error }) }),
      });
      fitting = { data, pca };
    }
    return fitting.pca;
  };

  const build = async (
    { spec, backend, checkpoint, runId: id }: OpenPayload,
    ensureWanted: () => void,
  ): Promise<OpenReply> => {
    emit({ type: 'state', runId, state: { phase: 'loading' } });
    const data = await datasets.load(spec);
    ensureWanted();
    // A network that is too large is so on every backend: none needs to be tried.
    planNetwork(spec, data);
    emit({ type: 'state', runId, state: { phase: 'compiling' } });
    const report = await tasks.run('compile', 'Choosing and warming up a backend', (task) =>
      ladder.choose(backend, () => {
        task.check();
        return measureStep(spec, data, platform.now, platform.breathe);
      }),
    );
    const trainer = createTrainer(spec, data, platform.breathe);
    if (checkpoint) trainer.restore(checkpoint);
    const now = platform.now;
    run = new Run({ runId: id, spec, data, trainer, pcaFitting: fittingFor(data), now, emit });
    emit({ type: 'state', runId, state: { phase: 'paused' } });
    return { dataset: describeDataset(spec, data), network: describeNetwork(spec, trainer), backend: report };
  };

  const open = async (payload: OpenPayload, ensureWanted: () => void): Promise<OpenReply> => {
    ensureWanted();
    run?.dispose();
    run = undefined;
    runId = payload.runId;
    try {
      return await build(payload, ensureWanted);
    } catch (error) {
      emit({ type: 'state', runId, state: { phase: 'failed', error: toWireError(error) } });
      throw error;
    }
  };

  const change = (work: (run: Run) => Promise<void> | void) => () =>
    exclusive(async () => {
      await work(opened());
      wake();
      return done;
    });

  const handlers: Handlers = {
    open(payload) {
      for (const task of ['download', 'generate', 'compile', 'classify'] as const) tasks.cancel(task);
      const mine = ++openings;
      const ensureWanted = () => {
        if (mine !== openings) throw superseded();
      };
      opening++;
      return exclusive(() => open(payload, ensureWanted)).finally(() => {
        opening--;
        wake();
      });
    },
    train() {
      const asked = pauses;
      return change((current) => {
        if (asked === pauses) current.train();
      })();
    },
    async pause() {
      pauses++;
      if (opening > 0 || !run?.isTraining) return done;
      return change((current) => current.pause())();
    },
    ping: async () => done,
    step: change((current) => current.step()),
    skipPhase: change((current) => current.skipPhase()),
    tune: ({ spec }) =>
      change((current) => {
        if (!isTunable(current.spec, spec)) throw notTunable();
        current.tune(spec);
      })(),
    watch: ({ needs }) => change((current) => current.snapshots.watch(needs))(),
    acknowledge: async ({ snapshot }) => {
      run?.snapshots.acknowledge(snapshot);
      wake();
      return done;
    },
    cancel: async ({ task }) => {
      if (task === 'pca') fitting?.pca.cancel();
      else tasks.cancel(task);
      wake();
      return done;
    },
    classify: createClassification({ exclusive, tasks, opened, breathe: platform.breathe }),
    ...createQueries({ platform, exclusive, opened, ladder, datasets }),
  };

  const turn = async (): Promise<boolean> => {
    try {
      return (await run?.turn()) ?? false;
    } catch (error) {
      emit({ type: 'state', runId, state: { phase: 'failed', error: toWireError(error) } });
      run?.dispose();
      run = undefined;
      return false;
    }
  };

  return {
    handlers,
    async loop() {
      while (!closed) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (!(await exclusive(turn)) && !closed) await woken;
        await platform.breathe();
      }
      run?.dispose();
    },
    close() {
      closed = true;
      wake();
    },
  };
}
