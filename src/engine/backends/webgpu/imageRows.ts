/**
 * Kernel: images by their indices, from bytes in device memory to rows of numbers.
 * Not which images: see shuffledIndices.ts.
 */
import { defineKernel } from './kernel.ts';
import { compute } from './shader.ts';

/** grey(level) = level / 255 rounded to the nearest, in integers, because compilers may rearrange float arithmetic.
 *  In base 256 the quotient is 0.bbbb… with the digit b = level: behind the 24 bits that a float32 holds b follows again,
 *  whose first bit is 1, so that it is always rounded upwards. */
const GREY = `
fn grey(level : u32) -> f32 {
  if (level == 0u) { return 0.0; }
  let digits = level * 0x01010101u;
  let zeros = countLeadingZeros(digits);
  let significand = ((digits << zeros) >> 8u) + 1u;
  return bitcast<f32>(((125u - zeros) << 23u) + significand);
}`;

/** {images: int32 [words], four grey levels each, little endian, images back to back; indices: int32 [m]}, {pixels} →
 *  float32 [m, pixels] = level / 255, rounded once; a row of zeros for the index −1. */
export const imageRows = defineKernel('ImageRows', ({ backend, input, number }) => {
  const pixels = number('pixels');
  const images = input('images');
  const indices = input('indices');
  const shader = {
    key: 'imageRows',
    inputs: { images, indices },
    uniforms: [{ name: 'pixels', type: 'int32', value: pixels }],
    functions: GREY,
    main: `
      if (index >= uniforms.size) { return; }
      let row = index / uniforms.pixels;
      let image = indices[row];
      let place = u32(max(image, 0) * uniforms.pixels + index - row * uniforms.pixels);
      let level = (bitcast<u32>(images[place / 4u]) >> (8u * (place % 4u))) & 255u;
      result[index] = select(grey(level), 0.0, image < 0);`,
  } as const;
  return compute(backend, shader, [indices.shape[0] ?? 1, pixels], 'float32');
});
