/** Chooses whether the autoencoder or PCA draws. Not the drawing. */
import type { CodecId } from '#protocol/frames.ts';
import { Select } from '../ui/Select.tsx';

const options = [
  { value: 'autoencoder', label: 'autoencoder' },
  { value: 'pca', label: 'PCA', detail: 'as many components as the code has units' },
] as const;

interface CodecSelectProps {
  readonly value: CodecId;
  readonly onChange: (codec: CodecId) => void;
}

export function CodecSelect({ value, onChange }: CodecSelectProps) {
  return <Select label="Decoder" hideLabel layout="row" {...{ value, options, onChange }} />;
}
