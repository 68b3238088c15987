/** The widths of the hidden layers. Not the stage, which edits the same. */
import type { ReactNode } from 'react';
import type { WidthsParam } from '#catalog/params.ts';
import { NumberList } from './NumberList.tsx';

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
    <NumberList
      {...{ label, value, min, max, onChange, aside }}
      step={1}
      most={maxLayers}
      nameOf={(i) => `Layer ${i + 1}`}
      unit="units"
      addLabel="Add a layer next to the code"
      onAdd={add}
    />
  );
}
