/**
 * What the stage's handles do to an experiment: each takes one and gives another.
 * Not the handles, and not the check of what comes from outside: protocol/parseSpec.ts.
 */
import { sizeParam } from '#catalog/codes/size.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { dense } from '#catalog/networks/dense.ts';
import { type LayerChoiceParam, layerValue, type WidthsParam } from '#catalog/params.ts';
import { chosenEntry, type Values } from '#catalog/place.ts';
import { withChoice, withValue, withValues } from '#store/edits.ts';
import { nearestRung, wholeLadder } from '../ui/sliderScale.ts';

const NETWORK = { kind: 'slot', slot: 'network' } as const;

interface Sizes {
  /** Of the network's parameter that holds them. */
  readonly name: string;
  readonly param: WidthsParam;
  /** Of each hidden layer from the input to the code. */
  readonly values: readonly number[];
}

/** Least and most. */
export type Limits = Pick<WidthsParam, 'min' | 'max'>;

/** The sizes of the hidden layers; undefined for a network that can have none. */
function sizesIn(spec: ExperimentSpec): Sizes | undefined {
  const given: Values = spec.network.params;
  for (const [name, param] of Object.entries(chosenEntry(spec, 'network').params)) {
    const values = given[name];
    if (param.kind === 'widths' && Array.isArray(values)) return { name, param, values };
  }
  return undefined;
}

/** Units or filters of each hidden layer from the input to the code; none for a network without such layers. */
export const sizesOf = (spec: ExperimentSpec): readonly number[] => sizesIn(spec)?.values ?? [];

/** What a size counts, and within which limits. */
export const sizeParamOf = (spec: ExperimentSpec): WidthsParam => sizesIn(spec)?.param ?? dense.params.widths;

/** Whether one more layer is allowed. */
export function canInsert(spec: ExperimentSpec): boolean {
  const { param, values } = sizesIn(spec) ?? { param: dense.params.widths, values: [] };
  return values.length < param.maxLayers;
}

/** Gives a layer another number of units or filters. */
export function setSize(spec: ExperimentSpec, layer: number, size: number): ExperimentSpec {
  const sizes = sizesIn(spec);
  if (!sizes || layer < 0 || layer >= sizes.values.length) return spec;
  const { name, param, values } = sizes;
  const allowed = Math.min(param.max, Math.max(param.min, Math.round(size)));
  return withValue(spec, NETWORK, name, values.with(layer, allowed));
}

/** Puts a layer before the one at `position`, between its neighbours in size and otherwise like the one before it; a linear
 *  network becomes a dense one. */
export function insertLayer(spec: ExperimentSpec, position: number, pixels: number): ExperimentSpec {
  if (!canInsert(spec)) return spec;
  const sizes = sizesIn(spec);
  if (!sizes) {
    const grown = withValue(withChoice(spec, 'network', dense.id), NETWORK, 'widths', []);
    return insertLayer(grown, 0, pixels);
  }
  const { name, param, values } = sizes;
  const [first, last] = endsOf(spec, sizes, pixels);
  const between = Math.sqrt((values[position - 1] ?? first) * (values[position] ?? last));
  return withValues(spec, NETWORK, {
    [name]: values.toSpliced(position, 0, roundSize(between, param)),
    ...ownChoices(spec, (own) => own.toSpliced(position, 0, layerValue(own, Math.max(0, position - 1)))),
  });
}

/** What stands for the sizes before the first layer and after the last one. Units lead from the pixels to the code; filters
 *  double from layer to layer. */
function endsOf(spec: ExperimentSpec, { param, values }: Sizes, pixels: number): [number, number] {
  if (param.unit === 'units') return [pixels, spec.code.params.size];
  const [first, last] = [values[0] ?? param.default[0]!, values.at(-1) ?? param.default[0]!];
  return [first / 4, last * 4];
}

/** Takes a layer away; without any the network is linear. */
export function removeLayer(spec: ExperimentSpec, layer: number): ExperimentSpec {
  const sizes = sizesIn(spec);
  if (!sizes) return spec;
  const { name, values } = sizes;
  if (values.length <= 1) return withChoice(spec, 'network', 'linear');
  return withValues(spec, NETWORK, {
    [name]: values.toSpliced(layer, 1),
    ...ownChoices(spec, (own) => own.toSpliced(layer, 1)),
  });
}

interface LayerChoice {
  readonly name: string;
  readonly param: LayerChoiceParam;
  /** Of each hidden layer from the input to the code. */
  readonly values: readonly string[];
  /** Whether the layers may differ. */
  readonly isOwn: boolean;
}

/** What is chosen for the hidden layers, all together or each for itself. */
export function layerChoicesOf(spec: ExperimentSpec): readonly LayerChoice[] {
  const given: Values = spec.network.params;
  return Object.entries(chosenEntry(spec, 'network').params).flatMap(([name, param]) => {
    if (param.kind !== 'layerChoice') return [];
    const value = given[name];
    const chosen = Array.isArray(value) ? value.map(String) : String(value);
    const values = sizesOf(spec).map((_, layer) => layerValue(chosen, layer));
    return [{ name, param, values, isOwn: Array.isArray(value) }];
  });
}

/** Chooses for one layer; the others keep what they have. */
export function setLayerChoice(
  spec: ExperimentSpec,
  { name, values }: LayerChoice,
  layer: number,
  value: string,
): ExperimentSpec {
  const next = values.with(layer, value);
  return withValue(spec, NETWORK, name, next.every((one) => one === value) ? value : next);
}

/** The choices that each layer has made for itself, when there is a layer more or less. */
function ownChoices(spec: ExperimentSpec, change: (values: readonly string[]) => readonly string[]): Values {
  const own = layerChoicesOf(spec).filter(({ isOwn, values }) => isOwn && values.length > 0);
  return Object.fromEntries(own.map(({ name, values }) => [name, change(values)]));
}

/** The units that the code may have. */
export function codeLimits(spec: ExperimentSpec): Limits {
  const { size } = chosenEntry(spec, 'code').params;
  return size?.kind === 'number' ? size : sizeParam;
}

/** Gives the code another number of units. */
export function setCodeSize(spec: ExperimentSpec, units: number): ExperimentSpec {
  const { min, max } = codeLimits(spec);
  const size = Math.min(max, Math.max(min, Math.round(units)));
  return withValue(spec, { kind: 'slot', slot: 'code' }, 'size', size);
}

/** The round numbers between limits, those of the sliders. */
const rungsOf = ({ min, max }: Limits) => wholeLadder(min, max);

/** The round number next to it, by ratio. */
export function roundSize(size: number, limits: Limits): number {
  const rungs = rungsOf(limits);
  return rungs[nearestRung(rungs, Math.max(limits.min, size))]!;
}

/** The next round number above or below. */
export function stepSize(size: number, direction: 1 | -1, limits: Limits): number {
  const rungs = rungsOf(limits);
  if (direction > 0) return rungs.find((rung) => rung > size) ?? limits.max;
  return rungs.findLast((rung) => rung < size) ?? limits.min;
}
