/**
 * What the page is told about an opened experiment's data and network.
 * Not their computation.
 */
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import type { Data } from '#catalog/datasets/data.ts';
import type { PointSet } from '#catalog/datasets/vectorSet.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { singleSlots } from '#catalog/slots.ts';
import { entropyFloor } from '#engine/evaluation/metrics.ts';
import type { Layer } from '#engine/network.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { DatasetInfo, ItemInfo, LayerInfo, NetworkInfo, PriorKind } from '#protocol/state.ts';

/** Points that show where the data lie. */
const CLOUD = 600;

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
    isHeldOut: test !== train,
    classNames,
    labels,
    entropyFloor: entropyFloor(test, width * height),
  };
}

function describeItems(data: Data): ItemInfo {
  if (data.kind === 'image') return { kind: 'image' };
  if (data.kind === 'point') return { kind: 'point', plane: data.plane, cloud: cloudOf(data) };
  const { kind, columns, rowName } = data;
  return { kind, columns, rowName };
}

/** The first training points as they fall on the plane. */
function cloudOf({ train, plane, width }: PointSet): Float32Array {
  const cloud = new Float32Array(2 * Math.min(CLOUD, train.count));
  for (let i = 0; i < cloud.length; i++) {
    const point = Math.floor(i / 2) * width;
    const axis = plane.axes[i % 2 === 0 ? 0 : 1];
    cloud[i] = axis.reduce((sum, value, j) => sum + value * (train.values[point + j]! - plane.origin[j]!), 0);
  }
  return cloud;
}

export function describeNetwork(spec: ExperimentSpec, trainer: Trainer): NetworkInfo {
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const { autoencoder } = trainer;
  return {
    latentDim: autoencoder.latentDim,
    encoder: autoencoder.encoderLayers.map(describeLayer),
    decoder: autoencoder.decoderLayers.map(describeLayer),
    terms: trainer.termNames,
    phases: trainer.phases.infos,
    prior: priorOf(code),
  };
}

const priorOf = ({ drawPrior, hasGaussianPrior }: CodeDefinition): PriorKind => {
  if (drawPrior) return 'own';
  return hasGaussianPrior ? 'standard' : 'none';
};

const describeLayer = ({ plan: { units, grid } }: Layer): LayerInfo => ({ units, ...(grid && { grid }) });
