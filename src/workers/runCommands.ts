/**
 * The commands that open a run and change it, one after the other; whatever was asked for last counts.
 * Not what they do: opening.ts and run/run.ts.
 */
import { isTunable } from '#catalog/changes.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { Handlers } from '#protocol/messages.ts';
import type { Alarm } from './alarm.ts';
import { type Current, superseded } from './current.ts';
import type { Exclusive } from './mutex.ts';
import type { Open } from './opening.ts';
import type { Run } from './run/run.ts';
import type { Tasks } from './tasks.ts';

export interface RunContext {
  readonly exclusive: Exclusive;
  readonly alarm: Alarm;
  readonly current: Current;
  readonly tasks: Tasks;
  readonly open: Open;
}

const done = {};

const notTunable = () =>
  new HourglassError('tune/structure', 'These settings need a new run: open the experiment again.');

type RunCommands = Pick<Handlers, 'open' | 'train' | 'pause' | 'step' | 'skipPhase' | 'tune' | 'watch'>;

export function createRunCommands(context: RunContext): RunCommands {
  const { exclusive, alarm, current } = context;
  const opener = createOpener(context);
  /** Pauses asked for: a training that was asked for before one of them does not begin after it. */
  let pauses = 0;
  const change = (work: (run: Run) => Promise<void> | void) => () =>
    exclusive(async () => {
      await work(current.opened());
      alarm.ring();
      return done;
    });
  return {
    open: opener.open,
    train() {
      const asked = pauses;
      return change((run) => {
        if (asked === pauses) run.train();
      })();
    },
    async pause() {
      pauses++;
      if (opener.isOpening() || !current.run()?.isTraining) return done;
      return change((run) => run.pause())();
    },
    step: change((run) => run.step()),
    skipPhase: change((run) => run.skipPhase()),
    tune: ({ spec }) =>
      change((run) => {
        if (!isTunable(run.spec, spec)) throw notTunable();
        run.tune(spec);
      })(),
    watch: ({ needs }) => change((run) => run.snapshots.watch(needs))(),
  };
}

/** Opens one experiment at a time, and gives up the ones before the latest. */
function createOpener({ exclusive, alarm, tasks, open }: RunContext) {
  let asked = 0;
  let unfinished = 0;
  return {
    isOpening: () => unfinished > 0,
    open(payload: Parameters<Open>[0]) {
      for (const task of ['download', 'generate', 'compile', 'classify', 'judge', 'measure'] as const)
        tasks.cancel(task);
      const mine = ++asked;
      const ensureWanted = () => {
        if (mine !== asked) throw superseded();
      };
      unfinished++;
      return exclusive(() => open(payload, ensureWanted)).finally(() => {
        unfinished--;
        alarm.ring();
      });
    },
  };
}
