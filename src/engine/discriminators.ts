/**
 * Auxiliary networks that learn beside the autoencoder: one update of each in every step, from the images of its batch.
 * Not the autoencoder's own update: update.ts.
 */
import type { Tensor1D, Variable } from '@tensorflow/tfjs-core';
import type { RealAndGenerated } from '#catalog/auxiliary/auxiliaryNetwork.ts';
import type { Clock, Pass } from '#catalog/pass.ts';
import type { AuxiliaryNetwork } from './auxiliaryNetworks.ts';
import type { Watch } from './objective.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { createRule } from './optimizer.ts';
import { tf } from './tf.ts';

export interface Discriminators {
  /** Slots of their optimizers, such as "adversary/adam.mean/adversary.0.kernel": what a checkpoint must keep. */
  readonly state: ReadonlyMap<string, Variable>;
  /** Keeps the images of a batch for them, if there are any discriminators, until they are told to forget. */
  readonly watch: Watch;
  /** One update of each by what was last watched. Run inside tf.tidy. */
  learn(): void;
  /** Disposes what was last watched. */
  forget(): void;
  dispose(): void;
}

interface Kept {
  readonly batch: RealAndGenerated & { readonly weights: Tensor1D };
  readonly pass: Pass;
}

/** The discriminators among some auxiliary networks, with optimizers of their own; the caller disposes. */
export function createDiscriminators(auxiliaries: readonly AuxiliaryNetwork[], clock: Clock): Discriminators {
  const discriminators = auxiliaries.flatMap(({ id, variables, beside }) => {
    if (!beside) return [];
    const { optimizer, values } = beside.rule;
    const rule = createRule(optimizer, variables, () => values(formulaTf, clock));
    return [{ id, beside, rule, variables: variables.map(({ variable }) => variable) }];
  });
  let kept: Kept | undefined;
  return {
    state: new Map(
      discriminators.flatMap(({ id, rule }) =>
        [...rule.state].map(([name, variable]) => [`${id}/${name}`, variable] as const),
      ),
    ),
    watch(forward, pass) {
      // Images that nobody asks for are not even made.
      if (discriminators.length === 0) return;
      const { x, xHat, samples, weights } = forward;
      kept = {
        batch: { x, weights, xHat: tf.keep(tf.clone(xHat)), samples: samples && tf.keep(tf.clone(samples)) },
        pass,
      };
    },
    learn() {
      if (!kept) return;
      const { batch, pass } = kept;
      for (const { beside, rule, variables } of discriminators) {
        const { grads } = tf.variableGrads(() => beside.loss(batch, pass), variables);
        rule.apply(grads);
      }
    },
    forget() {
      if (kept) tf.dispose([kept.batch.xHat, ...(kept.batch.samples ? [kept.batch.samples] : [])]);
      kept = undefined;
    },
    dispose() {
      for (const { rule } of discriminators) rule.dispose();
    },
  };
}
