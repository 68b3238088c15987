/** The auxiliary networks of an experiment that learn in every step beside it, in the catalog's words. Not their losses. */
import type { AuxiliaryDefinition } from '#catalog/auxiliary/auxiliaryNetwork.ts';
import { findChoice } from '#catalog/choice.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { losses } from '#catalog/losses/index.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import { regularizers } from '#catalog/regularizers/index.ts';
import type { RegularizerDefinition } from '#catalog/regularizers/regularizer.ts';

interface AuxiliaryBeside {
  /** Of the loss or regularizer that brings it. */
  readonly id: string;
  readonly label: string;
  readonly help: string;
}

export function auxiliariesBeside({ loss, regularizers: added }: ExperimentSpec): readonly AuxiliaryBeside[] {
  const bringers: readonly { readonly id: string; readonly auxiliary?: AuxiliaryDefinition }[] = [
    findChoice<LossDefinition>(losses, loss.id),
    ...added.map(({ id }) => findChoice<RegularizerDefinition>(regularizers, id)),
  ];
  return bringers.flatMap(({ id, auxiliary }) => {
    if (auxiliary?.training.kind !== 'beside') return [];
    const { label, help } = auxiliary.training;
    return [{ id, label, help }];
  });
}
