/**
 * Everything needed to go on training, as plain arrays.
 * Not storage: the caller decides where it is kept.
 */
import type { TypedArray, Variable } from '@tensorflow/tfjs-core';
import { overwrite } from './capture/recorders.ts';
import { EngineError } from './engineError.ts';
import type { PhasePosition } from './phases/phases.ts';
import { tf } from './tf.ts';

/** What a checkpoint keeps: on the device, or on the host and never made anew. */
export type Kept = Variable | TypedArray;

export interface Checkpoint {
  /** Updates made; with the seed it is also the whole state of the random numbers. */
  readonly step: number;
  /** Where it is among the phases before the main training; absent once they are over. */
  readonly phase?: PhasePosition;
  /** Epochs of the plan whose end was reached, so that what is annealed stays as it is; absent before. */
  readonly reached?: number;
  readonly tensors: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: Float32Array;
  }[];
}

const shapeOf = (kept: Kept): readonly number[] => (kept instanceof tf.Variable ? kept.shape : [kept.length]);

/** Copies of everything on the host. */
export async function saveCheckpoint(
  { step, phase, reached }: Omit<Checkpoint, 'tensors'>,
  state: ReadonlyMap<string, Kept>,
): Promise<Checkpoint> {
  const tensors = await Promise.all(
    [...state].map(async ([name, kept]) => {
      const data = kept instanceof tf.Variable ? await kept.data<'float32'>() : kept;
      return { name, shape: [...shapeOf(kept)], data: new Float32Array(data) };
    }),
  );
  return { step, ...(phase && { phase }), ...(reached && { reached }), tensors };
}

/** Copies a checkpoint back.
 *  @throws EngineError "checkpoint/mismatch" before anything is changed, if names or shapes differ */
export function restoreCheckpoint(checkpoint: Checkpoint, state: ReadonlyMap<string, Kept>): void {
  const saved = new Map(checkpoint.tensors.map((tensor) => [tensor.name, tensor]));
  for (const [name, kept] of state) {
    const found = saved.get(name)?.shape.join(' × ') ?? 'nothing';
    const needed = shapeOf(kept).join(' × ');
    if (found !== needed) {
      throw new EngineError(
        'checkpoint/mismatch',
        `The checkpoint holds ${found} for ${name}, the network needs ${needed}: it belongs to another experiment.`,
      );
    }
  }
  for (const [name, kept] of state) {
    const { data } = saved.get(name)!;
    if (kept instanceof tf.Variable) overwrite(kept, data);
    else kept.set(data);
  }
}
