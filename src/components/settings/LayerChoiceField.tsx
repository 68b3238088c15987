/** A choice for all hidden layers, or one for each of them. Not how many layers there are: WidthsField.tsx. */
import type { ReactNode } from 'react';
import { type LayerChoiceParam, layerValue } from '#catalog/params.ts';
import { Select } from '../ui/Select.tsx';
import { allowing } from './allowing.ts';
import styles from './LayerChoiceField.module.css';

interface LayerChoiceFieldProps {
  readonly param: LayerChoiceParam;
  readonly value: string | readonly string[];
  readonly layers: number;
  readonly onChange: (value: string | readonly string[]) => void;
  /** Why it cannot have a value; undefined if it can. */
  readonly obstacleOf: (value: unknown) => string | undefined;
  readonly aside: ReactNode;
}

/** Stands for a list; no named value is empty. */
const EACH = { value: 'each', label: 'Per layer' } as const;

export function LayerChoiceField(props: LayerChoiceFieldProps) {
  const { param, value, layers, onChange, obstacleOf, aside } = props;
  const isList = typeof value !== 'string';
  const each = Array.from({ length: layers }, (_, layer) => layerValue(value, layer));
  const options = param.options.map((option) => allowing(option, obstacleOf(option.value)));
  return (
    <>
      <Select
        layout="row"
        label={param.label}
        value={isList ? EACH.value : value}
        options={isList || layers > 1 ? [...options, EACH] : options}
        onChange={(next) => onChange(next === EACH.value ? each : next)}
        aside={aside}
      />
      {isList && (
        <div className={styles.layers}>
          {each.map((chosen, layer) => (
            <Select
              // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place in the list
              key={layer}
              layout="row"
              label={`Layer ${layer + 1}`}
              value={chosen}
              options={param.options.map((option) =>
                allowing(option, obstacleOf(each.with(layer, option.value))),
              )}
              onChange={(next) => onChange(each.with(layer, next))}
            />
          ))}
        </div>
      )}
    </>
  );
}
