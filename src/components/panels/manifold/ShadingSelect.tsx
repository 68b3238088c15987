/** Chooses whether pictures fade where a classifier is unsure of them. Not the fading: paintManifold.ts. */
import { Select } from '../../ui/Select.tsx';

export type Shading = 'plain' | 'holes';

interface ShadingSelectProps {
  readonly value: Shading;
  readonly onChange: (shading: Shading) => void;
  /** Whether there is a classifier. */
  readonly isJudged: boolean;
}

export function ShadingSelect({ value, onChange, isJudged }: ShadingSelectProps) {
  const options = [
    { value: 'plain', label: 'plain' },
    {
      value: 'holes',
      label: 'holes',
      detail: 'pictures fade where the classifier is unsure',
      refusal: () => (isJudged ? undefined : 'train a classifier first: under Interpolation'),
    },
  ] as const;
  return <Select label="Shading" hideLabel layout="row" {...{ value, options, onChange }} />;
}
