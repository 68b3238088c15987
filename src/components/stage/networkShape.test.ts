/** The shape of a network as the stage draws it: what the engine's layers will have. */
import { expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { longLabel, shapeOf, shortLabel, sizeOf, unitsPerSize } from './networkShape.ts';

const shape = shapeOf(
  defineExperiment({
    network: { id: 'convolutional', params: { filters: [16, 32] } },
    code: { id: 'plain', params: { size: 10 } },
  }),
  { height: 28, width: 26 },
);

it('of a convolutional network has the maps of each layer, the same for its twin', () => {
  const grids = [
    { height: 14, width: 13, channels: 16 },
    { height: 7, width: 7, channels: 32 },
  ];
  expect(shape.encoder.map(({ grid }) => grid)).toEqual(grids);
  expect(shape.decoder.map(({ grid }) => grid)).toEqual(grids);
  expect(shape).toMatchObject({ codeSize: 10, pixels: 728 });
});

it('is told in units or in maps', () => {
  const [first, second] = shape.encoder;
  expect([shortLabel(first!, String), shortLabel(second!, String)]).toEqual(['16 × 14×13', '32 × 7²']);
  expect(longLabel(first!, String)).toBe('16 maps of 14 × 13');
  expect([sizeOf(first!), unitsPerSize(first!)]).toEqual([16, 182]);
  const dense = { units: 512 };
  expect([shortLabel(dense, String), longLabel(dense, String)]).toEqual(['512', '512 units']);
  expect([sizeOf(dense), unitsPerSize(dense)]).toEqual([512, 1]);
});
