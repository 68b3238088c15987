/**
 * Work that is long enough to show and to cancel.
 * Not the work itself.
 */
import { HourglassError, toWireError } from '#protocol/errors.ts';
import type { WorkerEvent } from '#protocol/messages.ts';
import type { TaskId, TaskProgress } from '#protocol/state.ts';

export interface Task {
  readonly signal: AbortSignal;
  /** Tells how far it is. @param fraction 0 … 1, undefined where the total is unknown */
  progress(fraction: number | undefined, detail: string): void;
  /** @throws HourglassError "task/cancelled" once it was cancelled */
  check(): void;
}

export interface Tasks {
  /** Runs `work` as a task that the page shows and can cancel. */
  run<T>(id: TaskId, label: string, work: (task: Task) => Promise<T>): Promise<T>;
  cancel(id: TaskId): void;
}

/** @param emit tells the page, with the current run's id */
export function createTasks(emit: (event: WorkerEvent) => void, runId: () => number): Tasks {
  const controllers = new Map<TaskId, AbortController>();
  const cancelled = (label: string) =>
    new HourglassError('task/cancelled', `${label} was cancelled. Press Reset to begin again.`);

  return {
    async run(id, label, work) {
      const controller = new AbortController();
      controllers.set(id, controller);
      const task: Task = {
        signal: controller.signal,
        progress(fraction, detail) {
          const progress: TaskProgress = { task: id, label, fraction, detail };
          emit({ type: 'task', runId: runId(), progress });
        },
        check() {
          if (controller.signal.aborted) throw cancelled(label);
        },
      };
      try {
        task.progress(undefined, '');
        const result = await work(task);
        task.check();
        emit({ type: 'taskEnd', runId: runId(), task: id });
        return result;
      } catch (thrown) {
        const error = controller.signal.aborted ? cancelled(label) : thrown;
        emit({ type: 'taskEnd', runId: runId(), task: id, error: toWireError(error) });
        throw error;
      } finally {
        if (controllers.get(id) === controller) controllers.delete(id);
      }
    },
    cancel: (id) => controllers.get(id)?.abort(),
  };
}
