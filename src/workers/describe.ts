/**
 * What the page is told about an opened experiment's data and network.
 * Not their computation.
 */
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { singleSlots } from '#catalog/slots.ts';
import { entropyFloor } from '#engine/evaluation/metrics.ts';
import type { Layer } from '#engine/network.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { DatasetInfo, ItemInfo, LayerInfo, NetworkInfo } from '#protocol/state.ts';

export function describeDataset(spec: ExperimentSpec, data: Data): DatasetInfo {
  const { train, test, width, height, classNames } = data;
  const labels = new Uint8Array(train.count + test.count);
  labels.set(train.labels);
  labels.set(test.labels, train.count);
  return {
    id: spec.dataset.id,
    label: findChoice(singleSlots.dataset, spec.dataset.id).label,
    items: describeItems(data),
    width,
    height,
    trainCount: train.count,
    testCount: test.count,
    classNames,
    labels,
    entropyFloor: entropyFloor(test, width * height),
  };
}

function describeItems(data: Data): ItemInfo {
  if (data.kind === 'image') return { kind: 'image' };
  if (data.kind === 'point') return { kind: 'point', plane: data.plane };
  const { kind, columns, rowName } = data;
  return { kind, columns, rowName };
}

export function describeNetwork(spec: ExperimentSpec, trainer: Trainer): NetworkInfo {
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const { autoencoder } = trainer;
  return {
    latentDim: autoencoder.latentDim,
    encoder: autoencoder.encoderLayers.map(describeLayer),
    decoder: autoencoder.decoderLayers.map(describeLayer),
    terms: trainer.termNames,
    hasGaussianPrior: code.hasGaussianPrior,
  };
}

const describeLayer = ({ plan: { units, grid } }: Layer): LayerInfo => ({ units, ...(grid && { grid }) });
