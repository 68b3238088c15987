/** Chooses the image on the stage: previous, next, at random, or by number. Not the image: Stage.tsx. */
import type { DatasetInfo } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { formatCount } from '../drawing/format.ts';
import { itemNames } from '../drawing/items/itemNames.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './ImagePicker.module.css';
import { neighbourOf, splitOf } from './imageOrder.ts';

export function ImagePicker({ dataset }: { readonly dataset: DatasetInfo }) {
  const selected = useHourglass((state) => state.selectedImage);
  const select = useHourglass((state) => state.selectImage);
  const { one } = itemNames(dataset);
  const { first, count, name } = splitOf(selected, dataset);
  const random = () => select(dataset.trainCount + Math.floor(Math.random() * dataset.testCount));
  return (
    <div className={styles.picker}>
      <div className={styles.buttons}>
        <Step
          label={`Previous ${one}`}
          direction="back"
          onClick={() => select(neighbourOf(selected, -1, dataset))}
        />
        <Step
          label={`Next ${one}`}
          direction="on"
          onClick={() => select(neighbourOf(selected, 1, dataset))}
        />
        <Tooltip label={`Another test ${one}`}>
          <Button icon aria-label={`Random test ${one}`} onClick={random}>
            <Icon name="shuffle" />
          </Button>
        </Tooltip>
      </div>
      <div className={styles.which}>
        <span>{name}</span>
        <NumberField
          label={`Number of the ${name} ${one}, 1 to ${formatCount(count)}`}
          value={selected - first + 1}
          min={1}
          max={count}
          step={1}
          format={formatCount}
          onChange={(number) => select(first + number - 1)}
        />
      </div>
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly direction: 'back' | 'on';
  readonly onClick: () => void;
}

function Step({ label, direction, onClick }: StepProps) {
  return (
    <Tooltip label={label}>
      <Button icon aria-label={label} className={styles[direction]} onClick={onClick}>
        <Icon name="chevron" />
      </Button>
    </Tooltip>
  );
}
