/** The widths of the hidden layers, each to type, with one more or one less. Not the stage, which edits the same. */
import type { ReactNode } from 'react';
import type { WidthsParam } from '#catalog/params.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import styles from './WidthsField.module.css';

interface WidthsFieldProps {
  readonly param: WidthsParam;
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
  readonly aside: ReactNode;
}

export function WidthsField({ param, value, onChange, aside }: WidthsFieldProps) {
  const { label, min, max, maxLayers } = param;
  const add = () => {
    const innermost = value.at(-1) ?? param.default.at(-1) ?? max;
    onChange([...value, Math.max(min, Math.round(innermost / 2))]);
  };
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.head} aria-hidden="true">
        {label}
      </div>
      <div className={styles.aside}>{aside}</div>
      <ol className={styles.layers}>
        {value.map((width, i) => (
          <Layer
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place in the list
            key={i}
            name={`Layer ${i + 1}`}
            {...{ width, min, max }}
            onChange={(next) => onChange(value.with(i, next))}
            onRemove={() => onChange(value.toSpliced(i, 1))}
          />
        ))}
        {value.length < maxLayers && (
          <li>
            <Button className={styles.add} icon aria-label="Add a layer next to the code" onClick={add}>
              <Icon name="plus" />
            </Button>
          </li>
        )}
      </ol>
    </fieldset>
  );
}

interface LayerProps {
  readonly name: string;
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (width: number) => void;
  readonly onRemove: () => void;
}

function Layer({ name, width, min, max, onChange, onRemove }: LayerProps) {
  return (
    <li className={styles.layer}>
      <NumberField label={`${name}, units`} value={width} {...{ min, max, onChange }} step={1} />
      <Button
        className={styles.remove}
        variant="quiet"
        icon
        aria-label={`Remove ${name.toLowerCase()} of ${width} units`}
        onClick={onRemove}
      >
        <Icon name="close" />
      </Button>
    </li>
  );
}
