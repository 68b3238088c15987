/** The networks' plans: shapes that fit each other, and what they refuse. */
import { describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec, obstaclesOf } from '../experiment.ts';
import type { ImageShape, LayerPlan } from '../layer.ts';
import { convolutional } from './convolutional.ts';
import { dense } from './dense.ts';

const code = { id: 'plain', params: { size: 3 } } as const;
type Network = Parameters<typeof defineExperiment>[0]['network'];

const experiment = (network: Network, other: Partial<ExperimentSpec> = {}): ExperimentSpec => ({
  ...defineExperiment({ network: network!, code }),
  ...other,
});

const reasons = (spec: ExperimentSpec) => obstaclesOf(spec).map(({ path, reason }) => `${path}: ${reason}`);

const params = {
  activation: 'relu',
  normalisation: 'none',
  dropout: 0,
  weights: 'own',
} as const;
const kernels = (layers: readonly LayerPlan[]) => layers.map(({ weights }) => weights.kernel?.shape);
const maps = (layers: readonly LayerPlan[]) =>
  layers.map(({ grid }) => grid && [grid.height, grid.width, grid.channels]);
const activations = (layers: readonly LayerPlan[]) => layers.map(({ activation }) => activation);

describe('the convolutional network', () => {
  const plansFor = (image: ImageShape, filters: readonly number[], stride: number) => {
    const given = { ...params, filters, kernel: 3, stride };
    return { encoder: convolutional.encoder(given, image), decoder: convolutional.decoder(given, image, 3) };
  };

  it.each([
    [
      28,
      28,
      2,
      [
        [14, 14, 4],
        [7, 7, 5],
      ],
    ], // prettier-ignore
    [
      6,
      6,
      2,
      [
        [3, 3, 4],
        [2, 2, 5],
      ],
    ],
    [
      7,
      10,
      3,
      [
        [3, 4, 4],
        [1, 2, 5],
      ],
    ],
    [
      5,
      5,
      1,
      [
        [5, 5, 4],
        [5, 5, 5],
      ],
    ],
  ])(
    'makes maps of %i × %i pixels at stride %i smaller, and larger again to the pixel',
    (height, width, stride, grids) => {
      const { encoder, decoder } = plansFor({ height, width }, [4, 5], stride);
      expect(maps(encoder)).toEqual(grids);
      expect(maps(decoder)).toEqual([...grids.toReversed(), [height, width, 1]]);
      expect(kernels(encoder)).toEqual([
        [3, 3, 1, 4],
        [3, 3, 4, 5],
      ]);
      expect(kernels(decoder).slice(1)).toEqual(kernels(encoder).toReversed());
      expect(decoder.map(({ units }) => units)).toEqual(
        [...grids.toReversed(), [height, width, 1]].map((sides) => sides.reduce((n, side) => n * side, 1)),
      );
      expect(decoder.at(-1)!.activation).toBe('linear');
    },
  );

  it('without filters is one layer on each side', () => {
    const { encoder, decoder } = plansFor({ height: 4, width: 5 }, [], 2);
    expect(encoder).toEqual([]);
    expect(kernels(decoder)).toEqual([[3, 20]]);
    expect(activations(decoder)).toEqual(['linear']);
  });

  it('refuses to skip pixels', () => {
    const skipping = experiment({ id: 'convolutional', params: { kernel: 2, stride: 3 } });
    expect(reasons(skipping)).toEqual([expect.stringMatching(/^network: A filter of 2 × 2 .*skips pixels/)]);
  });

  it('needs images', () => {
    const points = experiment(
      { id: 'convolutional' },
      { dataset: defineExperiment({ code, dataset: { id: 'ring' } }).dataset },
    );
    expect(reasons(points)).toContainEqual(
      expect.stringMatching(/^network: Filters look for patterns in images/),
    );
  });
});

describe('hidden layers', () => {
  const plans = (changes: object) => {
    const given = { ...params, widths: [9, 5, 4], ...changes };
    const image = { height: 4, width: 3 };
    return { encoder: dense.encoder(given, image), decoder: dense.decoder(given, image, 3) };
  };

  it('have each their own activation, mirrored, the last one counting for those beyond', () => {
    const { encoder, decoder } = plans({ activation: ['tanh', 'sigmoid'] });
    expect(activations(encoder)).toEqual(['tanh', 'sigmoid', 'sigmoid']);
    expect(activations(decoder)).toEqual(['sigmoid', 'sigmoid', 'tanh', 'linear']);
  });

  it('are normalised in place of a bias; the output is not', () => {
    const { encoder, decoder } = plans({ normalisation: 'batch' });
    const normalised = ['kernel', 'scale', 'shift', 'movingMean', 'movingVariance'];
    for (const { weights } of [...encoder, ...decoder.slice(0, -1)])
      expect(Object.keys(weights)).toEqual(normalised);
    expect(Object.keys(decoder.at(-1)!.weights)).toEqual(['kernel', 'bias']);
  });

  it('tell a tangent, in training too where they follow from their own input alone', () => {
    const slopes = (changes: object) =>
      plans(changes).encoder.map(({ tangent, isSlopedInUseOnly }) => [
        tangent !== undefined,
        isSlopedInUseOnly ?? false,
      ]);
    const all = (slope: readonly boolean[]) => [slope, slope, slope];
    for (const changes of [{}, { weights: 'tied' }]) expect(slopes(changes)).toEqual(all([true, false]));
    for (const changes of [{ normalisation: 'batch' }, { dropout: 0.5 }])
      expect(slopes(changes)).toEqual(all([true, true]));
  });

  it('that are tied borrow the kernel of the layer they undo', () => {
    const { decoder } = plans({ weights: 'tied' });
    expect(decoder.map(({ loans }) => loans?.kernel?.from)).toEqual(['code', 2, 1, 0]);
    expect(kernels(decoder)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('can be tied to a code that comes from one layer, whatever it makes of it, and not to pixels', () => {
    const network = { id: 'dense', params: { weights: 'tied' } } as const;
    const withCode = (id: 'plain' | 'gaussian' | 'kSparse' | 'binary' | 'concrete') =>
      reasons(defineExperiment({ network, code: { id } }));
    for (const id of ['plain', 'gaussian', 'kSparse', 'binary'] as const) expect(withCode(id)).toEqual([]);
    expect(withCode('concrete')).toEqual([expect.stringMatching(/^network: Tied weights need .*“Concrete/)]);
  });
});
