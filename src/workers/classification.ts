/**
 * Answers the command "classify": a piece of work at a time, so that a run goes on and can be paused meanwhile.
 * Not the classifier: engine/classification.
 */
import { classify } from '#engine/classification/classify.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { Handlers } from '#protocol/messages.ts';
import { inPieces, type PiecesContext } from './pieces.ts';
import type { Run } from './run/run.ts';
import type { Task, Tasks } from './tasks.ts';

interface Context extends PiecesContext {
  readonly tasks: Tasks;
}

const unlabelled = () =>
  new HourglassError('classify/labels', 'These data have no classes to tell apart: choose labelled data.');

export function createClassification(context: Context): Handlers['classify'] {
  const follow = (run: Run, epochs: number, task: Task) => {
    const work = classify(run.spec, run.data, run.trainer, epochs);
    return inPieces(context, run, task, work, (status) => task.progress(status.share, detailOf(status)));
  };
  return async ({ epochs }) => {
    const run = context.current.opened();
    if (run.data.classNames.length < 2) throw unlabelled();
    const step = run.trainer.stepsDone();
    const result = await context.tasks.run('classify', 'Fine-tuning with labels', (task) =>
      follow(run, epochs, task),
    );
    return { step, epochs, ...result };
  };
}

const detailOf = ({ label, share }: { readonly label: string; readonly share: number }) =>
  `${label}, ${Math.round(100 * share)} %`;
