/**
 * The one run that there is at a time, or none.
 * Not what it does: run/run.ts. Not how it is made: opening.ts.
 */
import { HourglassError, toWireError } from '#protocol/errors.ts';
import type { WorkerEvent } from '#protocol/messages.ts';
import type { Run } from './run/run.ts';

export interface Current {
  /** The number of the experiment that was opened last, whether or not it became a run. */
  id(): number;
  run(): Run | undefined;
  /** @throws HourglassError "run/none" where there is none */
  opened(): Run;
  /** Ends the run there is: another experiment counts from now on. */
  begin(id: number): void;
  enter(run: Run): void;
  /** Tells why there is no run any more, and ends it. */
  fail(error: unknown): void;
  end(): void;
}

/** What ends a piece of work for an experiment that is not the current one any more. */
export const superseded = () =>
  new HourglassError('task/cancelled', 'Another experiment was opened meanwhile.');

export function createCurrent(emit: (event: WorkerEvent) => void): Current {
  let runId = 0;
  let run: Run | undefined;
  const end = () => {
    run?.dispose();
    run = undefined;
  };
  return {
    id: () => runId,
    run: () => run,
    opened() {
      if (run) return run;
      throw new HourglassError('run/none', 'Nothing is open yet: wait until the data are loaded.');
    },
    begin(id) {
      end();
      runId = id;
    },
    enter(next) {
      run = next;
    },
    fail(error) {
      emit({ type: 'state', runId, state: { phase: 'failed', error: toWireError(error) } });
      end();
    },
    end,
  };
}
