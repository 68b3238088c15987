/**
 * Variables as one long vector on the host, one after the other.
 * Not a variable: whoever changes one side says when the other is to follow.
 */
import type { Variable } from '@tensorflow/tfjs-core';
import { overwrite } from '../capture/recorders.ts';

export interface Flat {
  /** Copies the variables into the vector; readNow where the backend can without waiting. */
  read(): Promise<void>;
  readNow(): void;
  /** Copies the vector into the variables, in the memory that they occupy. */
  write(): void;
}

export const sizeOf = (variables: readonly Variable[]) => variables.reduce((sum, { size }) => sum + size, 0);

/** @param vector as long as all of the variables */
export function createFlat(variables: readonly Variable[], vector: Float32Array): Flat {
  let end = 0;
  const parts = variables.map((variable) => {
    end += variable.size;
    return { variable, part: vector.subarray(end - variable.size, end) };
  });
  return {
    async read() {
      const values = await Promise.all(variables.map((variable) => variable.data<'float32'>()));
      for (const [i, { part }] of parts.entries()) part.set(values[i]!);
    },
    readNow() {
      for (const { variable, part } of parts) part.set(variable.dataSync<'float32'>());
    },
    write() {
      for (const { variable, part } of parts) overwrite(variable, part);
    },
  };
}
