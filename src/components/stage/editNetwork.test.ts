/** The stage's edits as pure functions. Not the handles that call them. */
import { describe, expect, it } from 'vitest';
import { defaultExperiment, defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import {
  canInsert,
  insertLayer,
  maxUnits,
  removeLayer,
  roundUnits,
  setCodeSize,
  setWidth,
  stepUnits,
  widthsOf,
} from './editNetwork.ts';

const PIXELS = 784;
const linear: ExperimentSpec = { ...defaultExperiment, network: { id: 'linear', params: {} } };

describe('editing the network on the stage', () => {
  it('changes one width and leaves the rest of the experiment alone', () => {
    const edited = setWidth(defaultExperiment, 1, 300);
    expect(widthsOf(edited)).toEqual([512, 300]);
    expect({ ...edited, network: defaultExperiment.network }).toEqual(defaultExperiment);
    expect(widthsOf(defaultExperiment)).toEqual([512, 256]);
  });

  it('keeps widths within the schema and ignores a layer that is not there', () => {
    expect(widthsOf(setWidth(defaultExperiment, 0, 1e9))).toEqual([maxUnits, 256]);
    expect(widthsOf(setWidth(defaultExperiment, 0, -3))).toEqual([1, 256]);
    expect(setWidth(defaultExperiment, 2, 10)).toBe(defaultExperiment);
  });

  it('inserts a layer between its neighbours in size, at either end too', () => {
    expect(widthsOf(insertLayer(defaultExperiment, 1, PIXELS))).toEqual([512, 384, 256]);
    expect(widthsOf(insertLayer(defaultExperiment, 0, PIXELS))).toEqual([640, 512, 256]);
    expect(widthsOf(insertLayer(defaultExperiment, 2, PIXELS))).toEqual([512, 256, 24]);
  });

  it('makes a linear network dense, and linear again without its last layer', () => {
    const grown = insertLayer(linear, 0, PIXELS);
    expect(grown.network).toEqual({ id: 'dense', params: { widths: [40], activation: 'relu' } });
    expect(removeLayer(grown, 0).network).toEqual({ id: 'linear', params: {} });
  });

  it('stops at the number of layers that the schema allows', () => {
    let spec = linear;
    while (canInsert(spec)) spec = insertLayer(spec, 0, PIXELS);
    expect(widthsOf(spec)).toHaveLength(8);
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
    expect([511, 512, 513].map((units) => stepUnits(units, 1))).toEqual([512, 640, 640]);
    expect([511, 512, 513].map((units) => stepUnits(units, -1))).toEqual([448, 448, 512]);
    expect([1, 15, 16, 17].map((units) => stepUnits(units, 1))).toEqual([2, 16, 20, 20]);
    expect([1, 16, 17, 20].map((units) => stepUnits(units, -1))).toEqual([1, 15, 16, 16]);
    expect([3.2, 17, 300, 700].map(roundUnits)).toEqual([3, 16, 320, 640]);
  });
});
