/**
 * The small trained model that comes with the page: its weights, and the codes of the test images.
 * Not its making: `npm run pretrained`.
 */
import { HourglassError } from '#protocol/errors.ts';
import { readSafetensors } from '#protocol/readSafetensors.ts';
import type { Checkpoint } from '#protocol/state.ts';

type Weights = Checkpoint['tensors'];

export interface Pretrained {
  /** By the names that the network gives them. */
  readonly weights: Weights;
  /** Of the test images, [count, latentDim]. */
  readonly codes: Float32Array;
  /** [count] */
  readonly labels: Uint8Array;
  readonly latentDim: number;
}

/** What in the file is no weight begins so. */
const OF_IMAGES = 'test.';

/** @throws HourglassError "safetensors/…" */
export function readPretrained(bytes: Uint8Array): Pretrained {
  const { tensors } = readSafetensors(bytes);
  const find = (name: string) => {
    const found = tensors.find((tensor) => tensor.name === name);
    if (found) return found;
    throw new HourglassError(
      'safetensors/header',
      `The pretrained model has no ${name}: run npm run pretrained.`,
    );
  };
  const codes = find(`${OF_IMAGES}codes`);
  return {
    weights: tensors.filter(({ name }) => !name.startsWith(OF_IMAGES)),
    codes: codes.data,
    labels: Uint8Array.from(find(`${OF_IMAGES}labels`).data),
    latentDim: codes.shape[1] ?? 0,
  };
}
