/**
 * Everything needed to go on training, as plain arrays.
 * Not storage: the caller decides where it is kept.
 */
import type { Variable } from '@tensorflow/tfjs-core';
import { overwrite } from './capture/recorders.ts';
import { EngineError } from './engineError.ts';

export interface Checkpoint {
  /** Updates made; with the seed it is also the whole state of the random numbers. */
  readonly step: number;
  readonly tensors: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: Float32Array;
  }[];
}

/** Copies the variables to the host. */
export async function saveCheckpoint(
  step: number,
  variables: ReadonlyMap<string, Variable>,
): Promise<Checkpoint> {
  const tensors = await Promise.all(
    [...variables].map(async ([name, variable]) => {
      const data = await variable.data<'float32'>();
      return { name, shape: [...variable.shape], data: new Float32Array(data) };
    }),
  );
  return { step, tensors };
}

/** Copies a checkpoint back into the variables.
 *  @throws EngineError "checkpoint/mismatch" before anything is changed, if names or shapes differ */
export function restoreCheckpoint(checkpoint: Checkpoint, variables: ReadonlyMap<string, Variable>): void {
  const saved = new Map(checkpoint.tensors.map((tensor) => [tensor.name, tensor]));
  for (const [name, variable] of variables) {
    const found = saved.get(name)?.shape.join(' × ') ?? 'nothing';
    if (found !== variable.shape.join(' × ')) {
      throw new EngineError(
        'checkpoint/mismatch',
        `The checkpoint holds ${found} for ${name}, the network needs ${variable.shape.join(' × ')}: it belongs to another experiment.`,
      );
    }
  }
  for (const [name, variable] of variables) {
    overwrite(variable, saved.get(name)!.data);
  }
}
