/**
 * What the page is told about an opened experiment's data and network.
 * Not their computation.
 */
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { singleSlots } from '#catalog/slots.ts';
import { binaryEntropyFloor } from '#engine/evaluation/metrics.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { DatasetInfo, NetworkInfo } from '#protocol/state.ts';

export function describeDataset(spec: ExperimentSpec, data: ImageSet): DatasetInfo {
  const { train, test, width, height, classNames } = data;
  const labels = new Uint8Array(train.count + test.count);
  labels.set(train.labels);
  labels.set(test.labels, train.count);
  return {
    id: spec.dataset.id,
    label: findChoice(singleSlots.dataset, spec.dataset.id).label,
    width,
    height,
    trainCount: train.count,
    testCount: test.count,
    classNames,
    labels,
    entropyFloor: binaryEntropyFloor(test.images, width * height),
  };
}

export function describeNetwork(spec: ExperimentSpec, trainer: Trainer): NetworkInfo {
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  return {
    latentDim: trainer.autoencoder.latentDim,
    terms: trainer.termNames,
    hasGaussianPrior: code.hasGaussianPrior,
  };
}
