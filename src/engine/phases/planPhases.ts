/**
 * The phases that an experiment has before its main training.
 * Not their running: phases.ts.
 */
import { findChoice } from '#catalog/choice.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { applyLink } from '#catalog/formulas/link.ts';
import type { ImageShape } from '#catalog/layer.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import type { PhasePlan } from '#catalog/phase.ts';
import type { PretrainingDefinition } from '#catalog/pretraining/pretraining.ts';
import { pairsIn } from '#catalog/pretraining/stack.ts';
import { singleSlots } from '#catalog/slots.ts';
import { type AuxiliaryNetwork, seeingOf } from '../auxiliaryNetworks.ts';
import type { Hyperparameters } from '../hyperparameters.ts';

/** In the order in which they are trained. */
export function planPhases(
  spec: ExperimentSpec,
  image: ImageShape,
  hyperparameters: Hyperparameters,
  auxiliaries: readonly AuxiliaryNetwork[],
): readonly PhasePlan[] {
  const loss = findChoice<LossDefinition>(singleSlots.loss, spec.loss.id);
  const pretraining = findChoice<PretrainingDefinition>(singleSlots.pretraining, spec.pretraining.id);
  const before = auxiliaries.flatMap(({ phase }) => (phase ? [phase] : []));
  const layerwise = pretraining.phases(hyperparameters.pretraining, {
    pairs: pairsIn(spec, image) ?? [],
    pixelUnit: loss.unit,
    pixelLoss(tf, x, logits, pass) {
      const values = hyperparameters.loss;
      const seen = {
        ...{ x, logits },
        get xHat() {
          return applyLink(tf, loss.link(values), logits);
        },
      };
      return loss.perImage(tf, seen, values, seeingOf(auxiliaries, loss.id, pass));
    },
  });
  return [...before, ...layerwise];
}
