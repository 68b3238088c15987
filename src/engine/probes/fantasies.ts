/** What a Boltzmann machine has learnt: pictures of its hidden units, and what it makes up by itself from noise. Not
 *  reconstructions: no image is given to it. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { PhaseModel } from '../phases/phase.ts';
import { tf } from '../tf.ts';
import { defineProbe, type ProbeContext, takeValues } from './probe.ts';

interface FantasiesRequest {
  /** The id of its phase; undefined for the one that is trained, or the first. */
  readonly machine?: string;
  readonly chains: number;
  /** After how many steps to look, rising. */
  readonly marks: readonly number[];
  /** How many hidden units to show: those with the longest weights. */
  readonly units: number;
}

interface FantasiesFrame {
  readonly step: number;
  readonly machine: string;
  readonly marks: readonly number[];
  /** [marks · chains, height · width] in [0, 1]: all chains at the first mark, then at the next. */
  readonly fantasies: Float32Array;
  readonly units: Uint32Array;
  /** [units, height · width]: what each unit adds to the image, its weights carried down linearly. */
  readonly filters: Float32Array;
}

export const fantasies = defineProbe({
  id: 'fantasies',
  isHeavy: true,
  async compute(context, request: FantasiesRequest): Promise<FantasiesFrame | undefined> {
    const machine = machineOf(context, request);
    if (!machine) return undefined;
    const { id } = machine;
    const { marks } = request;
    const noise = context.pass('use').noise;
    const images = tf.tidy(() => {
      const seen = machine.fantasies(noise, request.chains, marks); // [chains, inputs] each
      return tf.clone(context.autoencoder.drawn(tf.concat2d([...seen], 0), machine.below));
    });
    const units = longest(await normsOf(machine), request.units);
    const pictures = tf.tidy(() => tf.clone(carriedDown(context, machine, units)));
    const [fantasies, filters] = await Promise.all([images, pictures].map(takeValues));
    return { step: context.step, machine: id, marks, units, fantasies: fantasies!, filters: filters! };
  },
});

function machineOf({ phases }: ProbeContext, { machine }: FantasiesRequest): PhaseModel | undefined {
  const wanted = machine ?? phases.current()?.info.id;
  return phases.models.find(({ id }) => id === wanted) ?? phases.models[0];
}

/** ‖w‖₂ of each hidden unit. */
const normsOf = (machine: PhaseModel): Promise<Float32Array> =>
  takeValues(tf.tidy(() => tf.sqrt(tf.sum<Tensor1D>(tf.square(machine.filters()), 1))));

const longest = (norms: Float32Array, count: number): Uint32Array =>
  Uint32Array.from(norms.keys())
    .sort((a, b) => norms[b]! - norms[a]!)
    .slice(0, count);

/** W₀ W₁ … of these units, [units, pixels]. */
function carriedDown({ phases }: ProbeContext, machine: PhaseModel, units: Uint32Array): Tensor2D {
  const rows = tf.gather(machine.filters(), Array.from(units));
  const under = phases.models.filter(({ below }) => below < machine.below);
  return under.toReversed().reduce((sum, lower) => tf.matMul<Tensor2D>(sum, lower.filters()), rows);
}
