/** The companions of an experiment that learn in every step beside it, in the catalog's words. Not their losses. */
import { findChoice } from '#catalog/choice.ts';
import type { Companion } from '#catalog/companions/companion.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { losses } from '#catalog/losses/index.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import { regularizers } from '#catalog/regularizers/index.ts';
import type { RegularizerDefinition } from '#catalog/regularizers/regularizer.ts';

interface CompanionBeside {
  /** Of the loss or regularizer that brings it. */
  readonly id: string;
  readonly label: string;
  readonly help: string;
}

export function companionsBeside({ loss, regularizers: added }: ExperimentSpec): readonly CompanionBeside[] {
  const bringers: readonly { readonly id: string; readonly companion?: Companion }[] = [
    findChoice<LossDefinition>(losses, loss.id),
    ...added.map(({ id }) => findChoice<RegularizerDefinition>(regularizers, id)),
  ];
  return bringers.flatMap(({ id, companion }) => {
    if (companion?.training.kind !== 'beside') return [];
    const { label, help } = companion.training;
    return [{ id, label, help }];
  });
}
