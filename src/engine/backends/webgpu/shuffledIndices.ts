/**
 * Kernel: which images the batch of a step holds, from the step's number alone.
 * Not the images: see imageRows.ts.
 */
import { hashName, SHUFFLE_ROUNDS, shuffleHalfBits } from '../../random.ts';
import { defineKernel } from './kernel.ts';
import { PHILOX, SCRAMBLE } from './philox.ts';
import { compute, type Shader } from './shader.ts';

const KEY_BLOCKS = SHUFFLE_ROUNDS / 4;

/** shuffled(position, epoch) → element. @see random.ts, createShuffle */
const SHUFFLE = `
fn shuffled(position : u32, epoch : u32) -> u32 {
  let half = uniforms.halfBits;
  let mask = (1u << half) - 1u;
  var keys : array<vec4<u32>, ${KEY_BLOCKS}>;
  for (var block = 0u; block < ${KEY_BLOCKS}u; block++) {
    keys[block] = philox(vec4<u32>(block, epoch, 0u, 0u), vec2<u32>(uniforms.seed, uniforms.stream));
  }
  var x = position;
  loop {
    var left = x >> half;
    var right = x & mask;
    for (var round = 0u; round < ${SHUFFLE_ROUNDS}u; round++) {
      let next = left ^ (scramble(right + keys[round / 4u][round % 4u]) & mask);
      left = right;
      right = next;
    }
    x = (left << half) | right;
    if (x < u32(uniforms.count)) { break; }
  }
  return x;
}`;

type Inputs = Shader['inputs'];

/** Of `count` images, in batches of so many steps an epoch. */
const indicesShader = (inputs: Inputs, count: number, stepsPerEpoch: number, seed: number): Shader => ({
  key: 'shuffledIndices',
  inputs,
  uniforms: [
    { name: 'stepsPerEpoch', type: 'int32', value: stepsPerEpoch },
    { name: 'count', type: 'int32', value: count },
    { name: 'halfBits', type: 'uint32', value: shuffleHalfBits(count) },
    { name: 'seed', type: 'uint32', value: seed },
    { name: 'stream', type: 'uint32', value: hashName('shuffle') },
  ],
  functions: PHILOX + SCRAMBLE + SHUFFLE,
  main: `
      if (index >= uniforms.size) { return; }
      let epoch = counter[0] / uniforms.stepsPerEpoch;
      let position = (counter[0] % uniforms.stepsPerEpoch) * uniforms.size + index;
      result[index] = -1;
      if (position < uniforms.count) { result[index] = i32(shuffled(u32(position), u32(epoch))); }`,
});

const weightsShader = (
  inputs: Inputs,
  batchSize: number,
  lastCount: number,
  stepsPerEpoch: number,
): Shader => ({
  key: 'batchWeights',
  inputs,
  uniforms: [
    { name: 'stepsPerEpoch', type: 'int32', value: stepsPerEpoch },
    { name: 'lastCount', type: 'int32', value: lastCount },
    // Divided here, where division is rounded correctly.
    { name: 'weight', type: 'float32', value: 1 / batchSize },
    { name: 'lastWeight', type: 'float32', value: 1 / lastCount },
  ],
  main: `
      if (index >= uniforms.size) { return; }
      let isLast = counter[0] % uniforms.stepsPerEpoch == uniforms.stepsPerEpoch - 1;
      let ofLast = select(0.0, uniforms.lastWeight, index < uniforms.lastCount);
      result[index] = select(uniforms.weight, ofLast, isLast);`,
});

/** {counter: int32 scalar, steps from 0}, {count, batchSize, seed} → [indices int32 [batchSize], weights float32
 *  [batchSize]]: each image once an epoch, in an order of its own each epoch; in the last batch −1 with weight 0 beyond
 *  the images that are left, and weight 1 / their number for those. */
export const shuffledIndices = defineKernel('ShuffledIndices', ({ backend, input, number }) => {
  const [count, batchSize] = [number('count'), number('batchSize')];
  const stepsPerEpoch = Math.ceil(count / batchSize);
  const lastCount = count - (stepsPerEpoch - 1) * batchSize;
  const inputs = { counter: input('counter') };
  const indices = indicesShader(inputs, count, stepsPerEpoch, number('seed'));
  const weights = weightsShader(inputs, batchSize, lastCount, stepsPerEpoch);
  return [compute(backend, indices, [batchSize], 'int32'), compute(backend, weights, [batchSize], 'float32')];
});
