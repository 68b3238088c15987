/**
 * The layers that lead from the image to the code in an experiment, for regularizers to judge whether they can act on them.
 * Not the layers with their weights: engine/layers.ts makes those.
 */
import { findChoice, type Surroundings } from '../choice.ts';
import type { CodeDefinition } from '../codes/code.ts';
import { codes } from '../codes/index.ts';
import type { LayerPlan } from '../layer.ts';
import { networks } from '../networks/index.ts';
import type { NetworkDefinition } from '../networks/network.ts';

/** Which layers there are and how they are activated does not depend on the size of the image. */
const NOMINAL = { height: 28, width: 28 };

interface EncoderLayers {
  /** From the input on. */
  readonly hidden: readonly LayerPlan[];
  /** The layer whose output is the code; undefined where the code is more than the output of a layer. */
  readonly code: LayerPlan | undefined;
}

export function encoderLayers({ network, code }: Surroundings): EncoderLayers {
  const definition = findChoice<CodeDefinition>(codes, code.id);
  const hidden =
    definition.reads === 'pixels'
      ? []
      : findChoice<NetworkDefinition>(networks, network.id).encoder(network.params, NOMINAL);
  if (definition.plainHead === undefined) return { hidden, code: undefined };
  const inputs = hidden.at(-1)?.units ?? NOMINAL.height * NOMINAL.width;
  const params = { ...code.params, size: Number(code.params.size) };
  return { hidden, code: definition.heads(params, inputs)[definition.plainHead] };
}
