/** What the code tells of itself, such as the pixels that it selects: CodeDefinition.readings. Not its codes of images. */
import { tf } from '../tf.ts';
import { defineProbe, takeValues } from './probe.ts';

interface Reading {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

interface CodeReadingsFrame {
  readonly step: number;
  /** By the names that the code's file explains. */
  readonly readings: Readonly<Record<string, Reading>>;
}

export const codeReadings = defineProbe({
  id: 'codeReadings',
  async compute({ autoencoder, step }, _: true): Promise<CodeReadingsFrame | undefined> {
    const readings = Object.entries(tf.tidy(() => ({ ...autoencoder.readings() })));
    if (readings.length === 0) return undefined;
    const taken = readings.map(async ([name, tensor]): Promise<[string, Reading]> => {
      const { shape } = tensor;
      return [name, { shape, values: await takeValues(tensor) }];
    });
    return { step, readings: Object.fromEntries(await Promise.all(taken)) };
  },
});
