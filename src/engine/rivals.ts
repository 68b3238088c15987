/**
 * Companions that learn beside the autoencoder: one update of each in every step, from the images of its batch.
 * Not the autoencoder's own update: update.ts.
 */
import type { Tensor1D, Variable } from '@tensorflow/tfjs-core';
import type { Scene } from '#catalog/companions/companion.ts';
import type { Clock, Pass } from '#catalog/pass.ts';
import type { CompanionNetwork } from './companions.ts';
import type { Watch } from './objective.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { createRule } from './optimizer.ts';
import { tf } from './tf.ts';

export interface Rivals {
  /** Slots of their optimizers, such as "adversary/adam.mean/adversary.0.kernel": what a checkpoint must keep. */
  readonly state: ReadonlyMap<string, Variable>;
  /** Keeps the images of a batch for them, if there are any rivals, until they are told to forget. */
  readonly watch: Watch;
  /** One update of each by what was last watched. Run inside tf.tidy. */
  learn(): void;
  /** Disposes what was last watched. */
  forget(): void;
  dispose(): void;
}

interface Kept {
  readonly scene: Scene & { readonly weights: Tensor1D };
  readonly pass: Pass;
}

/** The rivals among some companions, with optimizers of their own; the caller disposes. */
export function createRivals(companions: readonly CompanionNetwork[], clock: Clock): Rivals {
  const rivals = companions.flatMap(({ id, variables, beside }) => {
    if (!beside) return [];
    const { optimizer, values } = beside.rule;
    const rule = createRule(optimizer, variables, () => values(formulaTf, clock));
    return [{ id, beside, rule, variables: variables.map(({ variable }) => variable) }];
  });
  let kept: Kept | undefined;
  return {
    state: new Map(
      rivals.flatMap(({ id, rule }) =>
        [...rule.state].map(([name, variable]) => [`${id}/${name}`, variable] as const),
      ),
    ),
    watch(forward, pass) {
      // Images that nobody asks for are not even made.
      if (rivals.length === 0) return;
      const { x, xHat, samples, weights } = forward;
      kept = {
        scene: { x, weights, xHat: tf.keep(tf.clone(xHat)), samples: samples && tf.keep(tf.clone(samples)) },
        pass,
      };
    },
    learn() {
      if (!kept) return;
      const { scene, pass } = kept;
      for (const { beside, rule, variables } of rivals) {
        const { grads } = tf.variableGrads(() => beside.loss(scene, pass), variables);
        rule.apply(grads);
      }
    },
    forget() {
      if (kept) tf.dispose([kept.scene.xHat, ...(kept.scene.samples ? [kept.scene.samples] : [])]);
      kept = undefined;
    },
    dispose() {
      for (const { rule } of rivals) rule.dispose();
    },
  };
}
