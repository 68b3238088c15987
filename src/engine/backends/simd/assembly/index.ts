/**
 * What the host sees: the kernels, one line each, and the functions that start threads and programs. The host puts every
 * export that takes one argument into the function table, in this order, and calls it by its place there.
 */
export { activationGradient } from './activation';
export * from './arithmetic';
export { imageRows, shuffledIndices } from './batches';
export { bernoulliFromLogits } from './bernoulli';
export * from './cast';
export * from './comparison';
export { convolution, convolutionImages, convolutionKernel, sumParts } from './convolution';
export { copy } from './copy';
export * from './fill';
export { counterBernoulli, counterNoise } from './noise';
export { adamInPlace, momentumInPlace, sgdInPlace } from './optimizers';
export * from './parametric';
export { product, scratchBytes } from './product';
export { follow, launch } from './program';
export {
  reduceLeast,
  reduceLeastOfInts,
  reduceMost,
  reduceMostOfInts,
  reduceProduct,
  reduceProductOfInts,
  reduceSum,
  reduceSumAsFloat,
  reduceSumOfInts,
} from './reduce';
export * from './scalar';
export { select } from './select';
export { setThread } from './threads';
export * from './unary';

/** First byte that belongs to nobody. */
export function heapStart(): usize {
  return __heap_base;
}
