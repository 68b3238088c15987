/**
 * Answers the command "classify": a piece of work at a time, so that a run goes on and can be paused meanwhile.
 * Not the classifier: engine/classification.
 */
import { classify } from '#engine/classification/classify.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { Handlers } from '#protocol/messages.ts';
import { superseded } from './current.ts';
import type { Exclusive } from './mutex.ts';
import type { Run } from './run/run.ts';
import type { Task, Tasks } from './tasks.ts';

interface Context {
  readonly exclusive: Exclusive;
  readonly tasks: Tasks;
  opened(): Run;
  breathe(): Promise<void>;
}

const unlabelled = () =>
  new HourglassError('classify/labels', 'These data have no classes to tell apart: choose labelled data.');

export function createClassification({ exclusive, tasks, opened, breathe }: Context): Handlers['classify'] {
  const follow = async (run: Run, epochs: number, task: Task) => {
    const work = classify(run.spec, run.data, run.trainer, epochs);
    try {
      for (;;) {
        const next = await exclusive(() => {
          task.check();
          if (opened() !== run) throw superseded();
          return work.next();
        });
        if (next.done) return next.value;
        task.progress(next.value.share, detailOf(next.value));
        await breathe();
      }
    } finally {
      // Disposes what is left of it; without effect after its end.
      await exclusive(() => work.return({ frozen: Number.NaN, fineTuned: Number.NaN }));
    }
  };
  return async ({ epochs }) => {
    const run = opened();
    if (run.data.classNames.length < 2) throw unlabelled();
    const step = run.trainer.stepsDone();
    const result = await tasks.run('classify', 'Fine-tuning with labels', (task) =>
      follow(run, epochs, task),
    );
    return { step, epochs, ...result };
  };
}

const detailOf = ({ label, share }: { readonly label: string; readonly share: number }) =>
  `${label}, ${Math.round(100 * share)} %`;
