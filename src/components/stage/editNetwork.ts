/**
 * What the stage's handles do to an experiment: each takes one and gives another.
 * Not the handles, and not the check of what comes from outside: protocol/parseSpec.ts.
 */
import { sizeParam } from '#catalog/codes/size.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { dense } from '#catalog/networks/dense.ts';
import { withValue } from '#store/edits.ts';
import { nearestRung, wholeLadder } from '../ui/sliderScale.ts';

/** Units of each hidden layer from the input to the code; none for a network without such layers. */
export function widthsOf({ network }: ExperimentSpec): readonly number[] {
  return 'widths' in network.params ? network.params.widths : [];
}

export const maxUnits = dense.params.widths.max;
const minUnits = dense.params.widths.min;
export const maxCodeSize = sizeParam.max;

/** Whether one more layer is allowed. */
export function canInsert(spec: ExperimentSpec): boolean {
  return widthsOf(spec).length < dense.params.widths.maxLayers;
}

/** Gives a layer another number of units. */
export function setWidth(spec: ExperimentSpec, layer: number, units: number): ExperimentSpec {
  const widths = widthsOf(spec);
  if (layer < 0 || layer >= widths.length) return spec;
  return withWidths(spec, widths.with(layer, clampUnits(units)));
}

/** Puts a layer before the one at `position`, between its neighbours in size; a linear network becomes a dense one. */
export function insertLayer(spec: ExperimentSpec, position: number, pixels: number): ExperimentSpec {
  if (!canInsert(spec)) return spec;
  const widths = widthsOf(spec);
  const before = widths[position - 1] ?? pixels;
  const after = widths[position] ?? spec.code.params.size;
  return withWidths(spec, widths.toSpliced(position, 0, roundUnits(Math.sqrt(before * after))));
}

/** Takes a layer away; without any the network is linear. */
export function removeLayer(spec: ExperimentSpec, layer: number): ExperimentSpec {
  const widths = widthsOf(spec).toSpliced(layer, 1);
  if (widths.length > 0) return withWidths(spec, widths);
  return { ...spec, network: { id: 'linear', params: {} } };
}

/** Gives the code another number of units. */
export function setCodeSize(spec: ExperimentSpec, units: number): ExperimentSpec {
  const size = Math.min(maxCodeSize, Math.max(sizeParam.min, Math.round(units)));
  return withValue(spec, { kind: 'slot', slot: 'code' }, 'size', size);
}

/** The round numbers of units, those of the sliders. */
const rungs = wholeLadder(minUnits, maxUnits);

/** The round number next to it, by ratio. */
export function roundUnits(units: number): number {
  return rungs[nearestRung(rungs, Math.max(minUnits, units))]!;
}

/** The next round number above or below. */
export function stepUnits(units: number, direction: 1 | -1): number {
  if (direction > 0) return rungs.find((rung) => rung > units) ?? maxUnits;
  return rungs.findLast((rung) => rung < units) ?? minUnits;
}

function clampUnits(units: number): number {
  return Math.min(maxUnits, Math.max(minUnits, Math.round(units)));
}

function withWidths(spec: ExperimentSpec, widths: readonly number[]): ExperimentSpec {
  const { activation } = 'widths' in spec.network.params ? spec.network.params : { activation: undefined };
  return {
    ...spec,
    network: {
      id: 'dense',
      params: { widths, activation: activation ?? dense.params.activation.default },
    },
  };
}
