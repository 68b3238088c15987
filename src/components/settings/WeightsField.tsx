/** A weight for each layer up to the code, the code's last. Not the layers themselves: WidthsField.tsx. */
import type { ReactNode } from 'react';
import type { WeightsParam } from '#catalog/params.ts';
import { NumberList } from './NumberList.tsx';

interface WeightsFieldProps {
  readonly param: WeightsParam;
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
  readonly aside: ReactNode;
}

export function WeightsField({ param, value, onChange, aside }: WeightsFieldProps) {
  const { label, min, max, maxLayers } = param;
  const before = (i: number) => value.length - 1 - i;
  return (
    <NumberList
      {...{ label, value, min, max, onChange, aside }}
      step={0}
      most={maxLayers}
      nameOf={(i) => (before(i) === 0 ? 'Weight of the code' : `Weight ${before(i)} before the code`)}
      addLabel="Add the weight of one layer more"
      onRemove={(i) => onChange(value.toSpliced(i, 1))}
      // At the front: the last weight stays the code's.
      onAdd={() => onChange([value[0] ?? param.default.at(-1) ?? max, ...value])}
    />
  );
}
