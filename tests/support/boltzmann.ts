/** Small restricted Boltzmann machines by visiting every state, in plain arithmetic: what the formulas are held to.
 *  Not a test. */

/** Weights as numbers: W [visible][hidden], b [visible], c [hidden]. */
export interface Machine {
  readonly kernel: readonly (readonly number[])[];
  readonly visibleBias: readonly number[];
  readonly hiddenBias: readonly number[];
}

/** All 2ⁿ states of n units. */
export const statesOf = (n: number): number[][] =>
  Array.from({ length: 2 ** n }, (_, state) => Array.from({ length: n }, (_, unit) => (state >> unit) & 1));

/** The 14 different images of 3 × 3 pixels in which every row or every column is of one colour. */
export function barsAndStripes(): number[][] {
  const images = statesOf(3).flatMap((lines) => {
    const rows = lines.flatMap((line) => [line, line, line]);
    return [rows, [...lines, ...lines, ...lines]];
  });
  return [...new Map(images.map((image) => [image.join(''), image])).values()];
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

export function logSumExp(values: readonly number[]): number {
  const top = Math.max(...values);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}

/** −b·v − c·h − vWh of binary units. */
export const energyOf = ({ kernel, visibleBias, hiddenBias }: Machine, v: number[], h: number[]): number =>
  -dot(visibleBias, v) - dot(hiddenBias, h) - v.reduce((sum, x, i) => sum + x * dot(kernel[i]!, h), 0);

/** −log Σ_h exp(−E(v, h)) over all states of the hidden units. */
export const freeEnergyOf = (machine: Machine, v: number[]): number =>
  -logSumExp(statesOf(machine.hiddenBias.length).map((h) => -energyOf(machine, v, h)));

/** log Σ_v exp(−F(v)) over all states of the visible units. */
const logPartition = (machine: Machine): number =>
  logSumExp(statesOf(machine.visibleBias.length).map((v) => -freeEnergyOf(machine, v)));

/** Mean log p(v), nats. */
export function logLikelihood(machine: Machine, images: readonly number[][]): number {
  const z = logPartition(machine);
  return images.reduce((sum, v) => sum - freeEnergyOf(machine, v) - z, 0) / images.length;
}

/** p(h | v) of every state of the other side, from the fields on its units. */
function probabilities(fields: readonly number[], states: readonly number[][]): number[] {
  const p = fields.map((field) => 1 / (1 + Math.exp(-field)));
  return states.map((state) => state.reduce((product, on, i) => product * (on ? p[i]! : 1 - p[i]!), 1));
}

const fieldsOnHidden = ({ kernel, hiddenBias }: Machine, v: readonly number[]) =>
  hiddenBias.map((bias, j) => bias + v.reduce((sum, x, i) => sum + x * kernel[i]![j]!, 0));

const fieldsOnVisible = ({ kernel, visibleBias }: Machine, h: readonly number[]) =>
  visibleBias.map((bias, i) => bias + dot(kernel[i]!, h));

/** Probability of every visible state after one step v → h → v of the chain. @param p of every state before it */
export function afterGibbsStep(machine: Machine, p: readonly number[]): number[] {
  const visible = statesOf(machine.visibleBias.length);
  const hidden = statesOf(machine.hiddenBias.length);
  const up = visible.map((v) => probabilities(fieldsOnHidden(machine, v), hidden));
  const pHidden = hidden.map((_, h) => p.reduce((sum, share, v) => sum + share * up[v]![h]!, 0));
  const down = hidden.map((h) => probabilities(fieldsOnVisible(machine, h), visible));
  return visible.map((_, v) => pHidden.reduce((sum, share, h) => sum + share * down[h]![v]!, 0));
}

/** The model's own distribution over visible states. */
export function modelDistribution(machine: Machine): number[] {
  const z = logPartition(machine);
  return statesOf(machine.visibleBias.length).map((v) => Math.exp(-freeEnergyOf(machine, v) - z));
}

/** E[vᵢ E[hⱼ|v]] of a distribution over visible states, row by row. */
export function correlations(machine: Machine, p: readonly number[]): number[] {
  const { hiddenBias, visibleBias } = machine;
  const sums = new Array<number>(visibleBias.length * hiddenBias.length).fill(0);
  for (const [state, v] of statesOf(visibleBias.length).entries()) {
    const means = fieldsOnHidden(machine, v).map((field) => 1 / (1 + Math.exp(-field)));
    v.forEach((on, i) => {
      for (const [j, mean] of means.entries()) sums[i * means.length + j]! += on * p[state]! * mean;
    });
  }
  return sums;
}

/** The share of each visible state among images. */
export function empiricalDistribution(images: readonly number[][]): number[] {
  const shares = new Array<number>(2 ** images[0]!.length).fill(0);
  for (const image of images)
    shares[image.reduce((state, on, i) => state + (on << i), 0)]! += 1 / images.length;
  return shares;
}
