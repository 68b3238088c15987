/**
 * Answers the command "trainClassifier": a classifier of the data's images, to judge pictures by, is trained a few batches at
 * a time, kept for the data set and given to every run on it.
 * Not the classifier: engine/evaluation/classifier.ts. Not the one that is made of an encoder: classification.ts.
 */
import type { Data } from '#catalog/datasets/data.ts';
import { restoreClassifier, trainClassifier } from '#engine/evaluation/classifier.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { Handlers } from '#protocol/messages.ts';
import type { Alarm } from './alarm.ts';
import { inPieces, type PiecesContext } from './pieces.ts';
import type { Run } from './run/run.ts';
import type { Tasks } from './tasks.ts';

interface Context extends PiecesContext {
  readonly alarm: Alarm;
  readonly tasks: Tasks;
}

export interface Judging {
  readonly train: Handlers['trainClassifier'];
  /** Gives a run that has just been opened the classifier of its data, if there is one. */
  equip(run: Run): void;
}

/** On the host: the next run may be on another backend. */
interface Trained {
  readonly data: Data;
  readonly weights: readonly Float32Array[];
  readonly accuracy: number;
}

/** Images that it learns from altogether: two epochs of MNIST. */
const LEARNT = 120_000;
const MOST_EPOCHS = 20;
const SEED = 1;

const unfit = () =>
  new HourglassError('judge/data', 'These data are not images of several classes: choose labelled images.');

const epochsOn = ({ train }: Data) => Math.min(MOST_EPOCHS, Math.ceil(LEARNT / train.count));

async function* learn(data: Data): AsyncGenerator<number, Trained, void> {
  const classifier = yield* trainClassifier(data, epochsOn(data), SEED);
  try {
    return { data, weights: await classifier.weights(), accuracy: await classifier.accuracy() };
  } finally {
    classifier.dispose();
  }
}

export function createJudging(context: Context): Judging {
  const { exclusive, alarm, current, tasks } = context;
  let trained: Trained | undefined;
  const equip = (run: Run | undefined) => {
    if (!run || trained?.data !== run.data) return;
    const { data, weights, accuracy } = trained;
    run.equip({ ...restoreClassifier(data, weights), accuracy });
  };
  return {
    equip,
    async train() {
      const run = current.opened();
      if (run.data.kind !== 'image' || run.data.classNames.length < 2) throw unfit();
      const label = 'Training a classifier to judge pictures';
      trained = await tasks.run('judge', label, (task) =>
        inPieces(context, run, task, learn(run.data), (share) =>
          task.progress(share, `${Math.round(100 * share)} %`),
        ),
      );
      // Another run may have been opened meanwhile: it is equipped if its data are the same.
      await exclusive(() => equip(current.run()));
      alarm.ring();
      return { accuracy: trained.accuracy };
    },
  };
}
