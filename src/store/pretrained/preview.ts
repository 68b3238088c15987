/**
 * What the page shows of the pretrained model before the worker has opened anything: its map, ranges for the sliders, and
 * the image of any code. Not the worker's run, which takes its place with the same weights.
 */
import { findChoice } from '#catalog/choice.ts';
import type { DatasetDefinition } from '#catalog/datasets/dataset.ts';
import { datasets } from '#catalog/datasets/index.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Frames } from '#protocol/frames.ts';
import type { DatasetInfo, NetworkInfo } from '#protocol/state.ts';
import type { Pretrained } from './readPretrained.ts';

const SIDE = 28;
/** Of MNIST: the codes are those of the images after them. */
const TRAIN_COUNT = 60_000;

export interface Preview {
  readonly dataset: DatasetInfo;
  readonly network: NetworkInfo;
  readonly frames: Pick<Frames, 'map' | 'ranges'>;
  /** Where the sliders stand: the mean. */
  readonly z: Float32Array;
}

export function previewOf(spec: ExperimentSpec, pretrained: Pretrained): Preview {
  const { codes, latentDim } = pretrained;
  const ranges = rangesOf(codes, latentDim);
  const count = codes.length / latentDim;
  return {
    dataset: describeDataset(spec, pretrained, count),
    network: describeNetwork(pretrained),
    frames: {
      ranges,
      map: {
        step: 0,
        codec: 'autoencoder',
        units: [0, Math.min(1, latentDim - 1)],
        indices: Uint32Array.from({ length: count }, (_, i) => TRAIN_COUNT + i),
        positions: codes,
      },
    },
    z: ranges.mean.slice(),
  };
}

function describeDataset(
  { dataset: { id } }: ExperimentSpec,
  { labels }: Pretrained,
  count: number,
): DatasetInfo {
  const all = new Uint8Array(TRAIN_COUNT + count);
  all.set(labels, TRAIN_COUNT);
  const { label, origin } = findChoice<DatasetDefinition>(datasets, id);
  return {
    id,
    label,
    items: { kind: 'image' },
    width: SIDE,
    height: SIDE,
    trainCount: TRAIN_COUNT,
    testCount: count,
    isHeldOut: true,
    classNames: origin.kind === 'files' ? origin.classNames : [],
    labels: all,
    entropyFloor: undefined,
  };
}

function describeNetwork({ weights, latentDim }: Pretrained): NetworkInfo {
  const unitsOf = (side: string) =>
    weights
      .filter(({ name }) => name.startsWith(side) && name.endsWith('.bias'))
      .map(({ data }) => ({ units: data.length }));
  return {
    latentDim,
    encoder: unitsOf('encoder.'),
    decoder: unitsOf('decoder.'),
    terms: ['reconstruction', 'kl'],
    phases: [],
    prior: 'standard',
  };
}

/** As the worker measures them: mean, standard deviation, percentiles 1 and 99. */
function rangesOf(codes: Float32Array, latentDim: number): Frames['ranges'] {
  const units = Array.from({ length: latentDim }, (_, unit) =>
    codes.filter((_, i) => i % latentDim === unit).sort(),
  );
  const perUnit = (measure: (sorted: Float32Array) => number) => Float32Array.from(units, measure);
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const quantile = (q: number) => (sorted: Float32Array) => sorted[Math.round(q * (sorted.length - 1))] ?? 0;
  return {
    codec: 'autoencoder',
    mean: perUnit(mean),
    standardDeviation: perUnit((values) => {
      const middle = mean(values);
      return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
    }),
    low: perUnit(quantile(0.01)),
    high: perUnit(quantile(0.99)),
  };
}
