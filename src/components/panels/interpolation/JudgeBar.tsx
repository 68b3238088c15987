/** Has a classifier trained that judges the pictures, and says how good it is. Not what it says of them. */
import type { Judged } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { formatFixed } from '../../drawing/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './InterpolationPanel.module.css';

interface JudgeBarProps {
  readonly dataset: DatasetInfo;
  readonly judged: Judged | undefined;
}

export function JudgeBar({ dataset, judged }: JudgeBarProps) {
  const task = useHourglass((state) => state.tasks.find(({ task: id }) => id === 'judge'));
  const { trainClassifier, cancel } = useHourglass.getState();
  if (dataset.classNames.length < 2) return null;
  if (task) return <Progress {...task} onCancel={() => cancel('judge')} />;
  return (
    <div className={styles.judge}>
      {judged ? (
        <span>
          Lines: how sure a classifier is of its likeliest class, from 0 to 1. It tells{' '}
          {formatFixed(100 * judged.accuracy, 1)} % of the test images right.
        </span>
      ) : (
        <>
          <Button onClick={trainClassifier}>Train a classifier to judge pictures</Button>
          <span>Shows the holes: places whose pictures it is not sure of.</span>
        </>
      )}
    </div>
  );
}
