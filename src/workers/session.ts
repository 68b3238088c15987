/**
 * Answers every command and keeps the one run turning.
 * Not the transport: serve.ts connects it to a port, so that tests can connect it to theirs.
 */
import { createLadder } from '#engine/backends/ladder.ts';
import type { Handlers, WorkerEvent } from '#protocol/messages.ts';
import { createAlarm } from './alarm.ts';
import { createClassification } from './classification.ts';
import { createCurrent } from './current.ts';
import { createDatasets } from './datasets.ts';
import { createEncodeImage } from './encodeImage.ts';
import { createImageQueries } from './imageQueries.ts';
import { createImporting } from './importing.ts';
import { createJudging } from './judging.ts';
import { createMeasuring } from './measuring.ts';
import { createModelCommands } from './models.ts';
import { createExclusive } from './mutex.ts';
import { createOpening } from './opening.ts';
import type { Platform } from './platform.ts';
import { createQueries } from './queries.ts';
import { createPcaFittings } from './run/pcaFittings.ts';
import { createRunCommands } from './runCommands.ts';
import { createTasks } from './tasks.ts';
import { createVisitCommands } from './visits/visitCommands.ts';

export interface Session {
  readonly handlers: Handlers;
  /** Turns until `close`; resolves then. */
  loop(): Promise<void>;
  close(): void;
}

type Emit = (event: WorkerEvent) => void;

export function createSession(platform: Platform, emit: Emit): Session {
  const parts = createParts(platform, emit);
  const { exclusive, alarm, current } = parts;
  let closed = false;
  const turn = async (): Promise<boolean> => {
    try {
      return (await current.run()?.turn()) ?? false;
    } catch (error) {
      current.fail(error);
      return false;
    }
  };
  return {
    handlers: createHandlers(parts, platform),
    async loop() {
      while (!closed) {
        const woken = alarm.set();
        if (!(await exclusive(turn)) && !closed) await woken;
        await platform.breathe();
      }
      current.end();
    },
    close() {
      closed = true;
      alarm.ring();
    },
  };
}

/** What the commands share. */
function createParts(platform: Platform, emit: Emit) {
  const current = createCurrent(emit);
  const tasks = createTasks(emit, current.id);
  const datasets = createDatasets(platform, tasks);
  const ladder = createLadder(platform.environment, platform.timeout);
  const fittings = createPcaFittings(emit, current.id);
  const [exclusive, alarm] = [createExclusive(), createAlarm()];
  const judging = createJudging({ exclusive, alarm, current, tasks, breathe: platform.breathe });
  const open = createOpening({ platform, current, tasks, datasets, ladder, fittings, judging, emit });
  return { current, tasks, datasets, ladder, fittings, judging, open, exclusive, alarm };
}

const done = {};

function createHandlers(parts: ReturnType<typeof createParts>, platform: Platform): Handlers {
  const { current, tasks, fittings, alarm } = parts;
  const { opened } = current;
  return {
    ping: async () => done,
    acknowledge: async ({ snapshot }) => {
      current.run()?.snapshots.acknowledge(snapshot);
      alarm.ring();
      return done;
    },
    cancel: async ({ task }) => {
      if (task === 'pca') fittings.cancel();
      else tasks.cancel(task);
      alarm.ring();
      return done;
    },
    ...createRunCommands(parts),
    ...createQueries({ ...parts, opened }),
    ...createImageQueries({ ...parts, opened }),
    ...createModelCommands({ ...parts, opened }),
    ...createVisitCommands({ ...parts, platform, opened }),
    encodeImage: createEncodeImage({ ...parts, opened }),
    importFiles: createImporting({ ...parts, platform }),
    classify: createClassification({ ...parts, breathe: platform.breathe }),
    trainClassifier: parts.judging.train,
    measure: createMeasuring({ ...parts, breathe: platform.breathe }),
  };
}
