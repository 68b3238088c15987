/**
 * The networks that a loss and regularizers bring along, with their weights.
 * Not what they are: the catalog declares that. Not their learning: discriminators.ts, phases/.
 */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { AuxiliaryDefinition, RealAndGenerated, See } from '#catalog/auxiliary/auxiliaryNetwork.ts';
import { findChoice } from '#catalog/choice.ts';
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import type { FormulaValues, Params } from '#catalog/params.ts';
import type { Pass } from '#catalog/pass.ts';
import type { PhasePlan, Rule } from '#catalog/phase.ts';
import type { RegularizerDefinition } from '#catalog/regularizers/regularizer.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { type NamedVariable, namedVariables, traced } from './layers.ts';
import { createLayer } from './network.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { tf } from './tf.ts';

export interface AuxiliaryNetwork {
  /** Of the loss or regularizer that it belongs to. */
  readonly id: string;
  readonly variables: readonly NamedVariable[];
  /** What its layers make of images in a pass. */
  seeing(pass: Pass): See;
  /** How it learns in every step, if it does. */
  readonly beside: Beside | undefined;
  /** How it learns before the main training, if it does. */
  readonly phase: PhasePlan | undefined;
  dispose(): void;
}

interface Beside {
  readonly rule: Rule;
  /** What it lowers: a mean over images. Run inside tf.tidy. */
  loss(batch: RealAndGenerated & { readonly weights: Tensor1D }, pass: Pass): Scalar;
}

/** The auxiliary networks of an experiment with the initial weights of its seed; the caller disposes each. */
export function createAuxiliaryNetworks(
  spec: ExperimentSpec,
  data: Pick<Data, 'width' | 'height' | 'classNames'>,
  hyperparameters: Hyperparameters,
): readonly AuxiliaryNetwork[] {
  const { auxiliary } = findChoice<LossDefinition>(singleSlots.loss, spec.loss.id);
  const brought = [
    { ...spec.loss, auxiliary, values: hyperparameters.loss },
    ...spec.regularizers.map(({ id, params }, i) => {
      const { auxiliary } = findChoice<RegularizerDefinition>(regularizerSlot, id);
      return { id, params, auxiliary, values: hyperparameters.regularizers[i]! };
    }),
  ];
  return brought.flatMap(({ id, params, auxiliary, values }) => {
    if (!auxiliary) return [];
    const plans = auxiliary.layers(params, data, data.classNames.length);
    const layers = plans.map((plan, at) => createLayer(`${id}.${at}`, plan, spec.seed));
    const network = {
      id,
      variables: namedVariables(layers),
      seeing: (pass: Pass) => (images: Tensor2D) => traced(layers, images, pass),
    };
    return [
      {
        ...network,
        beside: besideOf(network, auxiliary, values),
        phase: phaseOf(network, auxiliary, values, params),
        dispose() {
          for (const layer of layers) tf.dispose({ ...layer.weights });
        },
      },
    ];
  });
}

/** What the auxiliary network of a choice makes of images in a pass; undefined if it has none. */
export const seeingOf = (auxiliaries: readonly AuxiliaryNetwork[], id: string, pass: Pass): See | undefined =>
  auxiliaries.find((auxiliary) => auxiliary.id === id)?.seeing(pass);

type Bare = Pick<AuxiliaryNetwork, 'id' | 'variables' | 'seeing'>;
type Values = FormulaValues<Params>;

function besideOf(
  { seeing }: Bare,
  { training, rule }: AuxiliaryDefinition,
  values: Values,
): Beside | undefined {
  if (training.kind !== 'beside') return undefined;
  return {
    rule: rule(values),
    loss: (batch, pass) =>
      tf.sum<Scalar>(tf.mul(training.loss(formulaTf, seeing(pass), batch, values), batch.weights)),
  };
}

function phaseOf(
  { id, variables, seeing }: Bare,
  { training, rule }: AuxiliaryDefinition,
  values: Values,
  params: Parameters<AuxiliaryDefinition['layers']>[0],
): PhasePlan | undefined {
  if (training.kind !== 'before') return undefined;
  return {
    id,
    label: training.label,
    epochs: training.epochs(params),
    terms: [training.term],
    unit: training.unit,
    weights: Object.fromEntries(variables.map(({ name }) => [name, name])),
    readsLabels: true,
    learning: {
      kind: 'descent',
      terms: (_, __, { x, labels }, pass) => [
        training.loss(formulaTf, seeing(pass), { x, labels: labels! }, values),
      ],
    },
    rule: rule(values),
  };
}
