/**
 * Kernel: noise for a step from the step's number alone, the numbers of random.ts.
 * Not a source of other randomness: weights and shuffles have their own.
 */

import { sizeOf } from '../../sizeOf.ts';
import { LOGARITHM } from './elementary.ts';
import { defineKernel } from './kernel.ts';
import { PHILOX } from './philox.ts';
import { compute } from './shader.ts';

/** Words that one block of the generator gives, and numbers that one invocation makes of them. */
const BLOCK = 4;

/** minusLog(word, last, width) = −log u, u = (word + ½) width, for words 0 … last that fill (0, 1): the upper half from
 *  1 − u, which float32 holds to its last bit where u itself is rounded. */
const MINUS_LOG = `${LOGARITHM}
fn minusLog(word : u32, last : u32, width : f32) -> f32 {
  if (word <= last / 2u) { return -naturalLog((f32(word) + 0.5) * width); }
  return -logOnePlus(-(f32(last - word) + 0.5) * width);
}`;

/** draw(words) → four numbers. Each is the definition of the same name in random.ts. */
const DRAWS = {
  uniform: `
fn draw(words : vec4<u32>) -> vec4<f32> {
  return (vec4<f32>(words >> vec4<u32>(9u)) + 0.5) * ${2 ** -23};
}`,
  // −log(−log u)
  gumbel: `${MINUS_LOG}
fn gumbel(word : u32) -> f32 {
  return -naturalLog(minusLog(word >> 9u, 0x7fffffu, ${2 ** -23}));
}
fn draw(words : vec4<u32>) -> vec4<f32> {
  return vec4<f32>(gumbel(words.x), gumbel(words.y), gumbel(words.z), gumbel(words.w));
}`,
  normal: `${MINUS_LOG}
fn pair(words : vec2<u32>) -> vec2<f32> {
  let radius = sqrt(2.0 * minusLog(words.x, 0xffffffffu, ${2 ** -32}));
  let word = bitcast<i32>(words.y);
  let rest = (word << 2u) >> 2u;
  let quarter = bitcast<u32>(word - rest) >> 30u;
  let x = (f32(rest) + 0.5) * ${2 * Math.PI * 2 ** -32};
  let y = x * x;
  let sine = x + x * y * (-1.0 / 6.0 + y * (1.0 / 120.0 + y * (-1.0 / 5040.0 + y / 362880.0)));
  let cosine = 1.0 + y * (-0.5 + y * (1.0 / 24.0 + y * (-1.0 / 720.0 + y * (1.0 / 40320.0 - y / 3628800.0))));
  let upright = select(vec2<f32>(cosine, sine), vec2<f32>(-sine, cosine), (quarter & 1u) == 1u);
  return select(radius, -radius, quarter > 1u) * upright;
}
fn draw(words : vec4<u32>) -> vec4<f32> {
  return vec4<f32>(pair(words.xy), pair(words.zw));
}`,
} as const;

/** {counter: int32 scalar}, {kind, shape: [rows, columns], seed, stream: its hashed name} → float32 of this shape. */
export const counterNoise = defineKernel('CounterNoise', ({ backend, input, number, numbers, choice }) => {
  const kind = choice('kind', ['uniform', 'normal', 'gumbel']);
  const shape = numbers('shape');
  const shader = {
    key: `counterNoise_${kind}`,
    inputs: { counter: input('counter') },
    uniforms: [
      { name: 'seed', type: 'uint32', value: number('seed') },
      { name: 'stream', type: 'uint32', value: number('stream') },
    ],
    functions: PHILOX + DRAWS[kind],
    main: `
      let start = index * ${BLOCK};
      if (start >= uniforms.size) { return; }
      let place = vec4<u32>(u32(index), u32(counter[0]), 0u, 0u);
      let values = draw(philox(place, vec2<u32>(uniforms.seed, uniforms.stream)));
      for (var i = 0; i < min(${BLOCK}, uniforms.size - start); i++) { result[start + i] = values[i]; }`,
    invocations: Math.ceil(sizeOf(shape) / BLOCK),
  } as const;
  return compute(backend, shader, shape, 'float32');
});
