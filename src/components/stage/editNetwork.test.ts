/** The stage's edits as pure functions. Not the handles that call them. */
import { describe, expect, it } from 'vitest';
import { defaultExperiment, defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import {
  canInsert,
  insertLayer,
  layerChoicesOf,
  removeLayer,
  roundSize,
  setCodeSize,
  setLayerChoice,
  setSize,
  sizesOf,
  stepSize,
} from './editNetwork.ts';

const PIXELS = 784;
const code = { id: 'plain' } as const;
const linear = defineExperiment({ code, network: { id: 'linear' } });
const convolutional = defineExperiment({
  code,
  network: { id: 'convolutional', params: { filters: [8, 32], activation: ['relu', 'tanh'] } },
});
const units = { min: 1, max: 4096 };

describe('editing the network on the stage', () => {
  it('gives a network without layers its first one, whatever was chosen layer by layer', () => {
    const own = defineExperiment({
      code,
      network: { id: 'dense', params: { widths: [], activation: ['relu', 'tanh'] } },
    });
    expect(sizesOf(insertLayer(own, 0, PIXELS))).toHaveLength(1);
  });

  it('changes one width and leaves the rest of the experiment alone', () => {
    const edited = setSize(defaultExperiment, 1, 300);
    expect(sizesOf(edited)).toEqual([512, 300]);
    expect({ ...edited, network: defaultExperiment.network }).toEqual(defaultExperiment);
    expect(sizesOf(defaultExperiment)).toEqual([512, 256]);
  });

  it('keeps widths within the schema and ignores a layer that is not there', () => {
    expect(sizesOf(setSize(defaultExperiment, 0, 1e9))).toEqual([4096, 256]);
    expect(sizesOf(setSize(defaultExperiment, 0, -3))).toEqual([1, 256]);
    expect(setSize(defaultExperiment, 2, 10)).toBe(defaultExperiment);
  });

  it('inserts a layer between its neighbours in size, at either end too', () => {
    expect(sizesOf(insertLayer(defaultExperiment, 1, PIXELS))).toEqual([512, 384, 256]);
    expect(sizesOf(insertLayer(defaultExperiment, 0, PIXELS))).toEqual([640, 512, 256]);
    expect(sizesOf(insertLayer(defaultExperiment, 2, PIXELS))).toEqual([512, 256, 24]);
  });

  it('makes a linear network dense, and linear again without its last layer', () => {
    const grown = insertLayer(linear, 0, PIXELS);
    expect(grown.network).toEqual({
      id: 'dense',
      params: { ...defaultExperiment.network.params, widths: [40] },
    });
    expect(removeLayer(grown, 0).network).toEqual(linear.network);
  });

  it('stops at the number of layers that the schema allows', () => {
    let spec: ExperimentSpec = linear;
    while (canInsert(spec)) spec = insertLayer(spec, 0, PIXELS);
    expect(sizesOf(spec)).toHaveLength(8);
    expect(insertLayer(spec, 0, PIXELS)).toBe(spec);
    expect(parseSpec(spec)).toEqual(spec);
  });

  it('sets the size of every code within its range', () => {
    expect(setCodeSize(defaultExperiment, 30).code.params.size).toBe(30);
    expect(setCodeSize(defaultExperiment, 0).code.params.size).toBe(1);
    const gaussian = setCodeSize(defineExperiment({ code: { id: 'gaussian', params: { beta: 4 } } }), 999);
    expect(gaussian.code).toMatchObject({ id: 'gaussian', params: { size: 128, beta: 4 } });
  });

  it('steps over round numbers in both directions', () => {
    expect([511, 512, 513].map((size) => stepSize(size, 1, units))).toEqual([512, 640, 640]);
    expect([511, 512, 513].map((size) => stepSize(size, -1, units))).toEqual([448, 448, 512]);
    expect([1, 15, 16, 17].map((size) => stepSize(size, 1, units))).toEqual([2, 16, 20, 20]);
    expect([1, 16, 17, 20].map((size) => stepSize(size, -1, units))).toEqual([1, 15, 16, 16]);
    expect([3.2, 17, 300, 700].map((size) => roundSize(size, units))).toEqual([3, 16, 320, 640]);
  });

  it('counts filters where the layers are maps, and doubles them towards the code', () => {
    expect(sizesOf(setSize(convolutional, 0, 9999))).toEqual([256, 32]);
    const inserted = [0, 1, 2].map((position) => sizesOf(insertLayer(convolutional, position, PIXELS)));
    expect(inserted).toEqual([
      [4, 8, 32],
      [8, 16, 32],
      [8, 32, 64],
    ]);
    expect(insertLayer(convolutional, 0, PIXELS).network.id).toBe('convolutional');
  });

  it('keeps what each layer has chosen for itself when there is one more or less', () => {
    const choiceOf = (spec: ExperimentSpec) => layerChoicesOf(spec)[0]!;
    expect(choiceOf(insertLayer(convolutional, 1, PIXELS)).values).toEqual(['relu', 'relu', 'tanh']);
    expect(choiceOf(insertLayer(convolutional, 2, PIXELS)).values).toEqual(['relu', 'tanh', 'tanh']);
    expect(choiceOf(removeLayer(convolutional, 0)).values).toEqual(['tanh']);
    expect(insertLayer(defaultExperiment, 0, PIXELS).network.params).toMatchObject({ activation: 'relu' });
  });

  it('chooses for one layer, and for all at once where they agree', () => {
    const [choice] = layerChoicesOf(convolutional);
    expect(setLayerChoice(convolutional, choice!, 0, 'elu').network.params).toMatchObject({
      activation: ['elu', 'tanh'],
    });
    expect(setLayerChoice(convolutional, choice!, 0, 'tanh').network.params).toMatchObject({
      activation: 'tanh',
    });
  });
});
