/** Chooses the image that the way leads to: its class, and the one before, after or any. Not the image: the strips end with it. */
import { useMemo } from 'react';
import type { DatasetInfo } from '#protocol/state.ts';
import { createChoice } from '#store/choice.ts';
import { classesIn } from '../../drawing/classesIn.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './InterpolationPanel.module.css';
import { anyOfClass, nextOfClass } from './otherImage.ts';

interface EndPickerProps {
  readonly dataset: DatasetInfo;
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

const ANY = 'any';
const useClass = createChoice(ANY);

export function EndPicker({ dataset, index, onChoose }: EndPickerProps) {
  const [chosen, setChosen] = useClass();
  const classes = useMemo(() => classesIn(dataset), [dataset]);
  const label = classes.find((one) => String(one.index) === chosen)?.index;
  const options = [
    { value: ANY, label: 'any class' },
    ...classes.map(({ index: at, name }) => ({ value: String(at), label: name })),
  ];
  const choose = (value: string) => {
    setChosen(value);
    if (value !== ANY) onChoose(anyOfClass(dataset, index, Number(value), 0));
  };
  return (
    <div className={styles.picker}>
      <span>to</span>
      <Select
        label="Class of the last image"
        hideLabel
        layout="row"
        value={label === undefined ? ANY : chosen}
        options={options}
        onChange={choose}
      />
      <Moves {...{ dataset, index, label, onChoose }} />
    </div>
  );
}

interface MovesProps extends EndPickerProps {
  /** The class to stay in. */
  readonly label: number | undefined;
}

function Moves({ dataset, index, label, onChoose }: MovesProps) {
  const step = (direction: 1 | -1) => onChoose(nextOfClass(dataset, index, direction, label));
  return (
    <>
      <Button icon className={styles.back} aria-label="Previous last image" onClick={() => step(-1)}>
        <Icon name="chevron" />
      </Button>
      <Button icon className={styles.on} aria-label="Next last image" onClick={() => step(1)}>
        <Icon name="chevron" />
      </Button>
      <Button
        icon
        aria-label="Another last image at random"
        onClick={() => onChoose(anyOfClass(dataset, index, label, Math.random()))}
      >
        <Icon name="shuffle" />
      </Button>
    </>
  );
}
