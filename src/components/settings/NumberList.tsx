/** A list of numbers, each to type, with one more or one less. Not what they mean: WidthsField.tsx, WeightsField.tsx. */
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import styles from './NumberList.module.css';

interface NumberListProps {
  readonly label: string;
  readonly value: readonly number[];
  readonly min: number;
  readonly max: number;
  /** As of NumberField. */
  readonly step: number;
  readonly most: number;
  /** What the number at a place is called. */
  readonly nameOf: (i: number) => string;
  /** What the number counts, such as "units"; nothing if it counts nothing. */
  readonly unit?: string;
  readonly addLabel: string;
  readonly onAdd: () => void;
  readonly onRemove: (i: number) => void;
  readonly onChange: (value: readonly number[]) => void;
  readonly aside: ReactNode;
}

export function NumberList(props: NumberListProps) {
  const { label, value, min, max, step, most, nameOf, unit, addLabel, onAdd, onRemove, onChange, aside } =
    props;
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.head} aria-hidden="true">
        {label}
      </div>
      <div className={styles.aside}>{aside}</div>
      <ol className={styles.layers}>
        {value.map((number, i) => (
          <Item
            // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list
            key={i}
            name={nameOf(i)}
            {...{ number, min, max, step, unit }}
            onChange={(next) => onChange(value.with(i, next))}
            onRemove={() => onRemove(i)}
          />
        ))}
        {value.length < most && (
          <li>
            <Button className={styles.add} icon aria-label={addLabel} onClick={onAdd}>
              <Icon name="plus" />
            </Button>
          </li>
        )}
      </ol>
    </fieldset>
  );
}

interface ItemProps {
  readonly name: string;
  readonly number: number;
  readonly unit: string | undefined;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (number: number) => void;
  readonly onRemove: () => void;
}

function Item({ name, number, unit, min, max, step, onChange, onRemove }: ItemProps) {
  const label = unit === undefined ? name : `${name}, ${unit}`;
  const amount = unit === undefined ? number : `${number} ${unit}`;
  return (
    <li className={styles.layer}>
      <NumberField label={label} value={number} {...{ min, max, step, onChange }} />
      <Button
        className={styles.remove}
        variant="quiet"
        icon
        aria-label={`Remove ${name.toLowerCase()} of ${amount}`}
        onClick={onRemove}
      >
        <Icon name="close" />
      </Button>
    </li>
  );
}
