/** The sizes of the hidden layers. Not the stage, which edits the same. */
import type { ReactNode } from 'react';
import type { WidthsParam } from '#catalog/params.ts';
import { useHourglass } from '#store/store.ts';
import { removeLayer } from '../stage/editNetwork.ts';
import { NumberList } from './NumberList.tsx';

interface WidthsFieldProps {
  readonly param: WidthsParam;
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
  readonly aside: ReactNode;
}

export function WidthsField({ param, value, onChange, aside }: WidthsFieldProps) {
  const { label, unit, min, max, maxLayers } = param;
  const add = () => {
    const innermost = value.at(-1) ?? param.default.at(-1) ?? max;
    const next = unit === 'filters' ? innermost * 2 : innermost / 2;
    onChange([...value, Math.min(max, Math.max(min, Math.round(next)))]);
  };
  // What is chosen layer by layer goes with its layer.
  const remove = (layer: number) => {
    const { spec, setSpec } = useHourglass.getState();
    if (value.length > 1) setSpec(removeLayer(spec, layer));
    else onChange([]);
  };
  return (
    <NumberList
      {...{ label, value, unit, min, max, onChange, aside }}
      onRemove={remove}
      step={1}
      most={maxLayers}
      nameOf={(i) => `Layer ${i + 1}`}
      addLabel="Add a layer next to the code"
      onAdd={add}
    />
  );
}
