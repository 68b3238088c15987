/**
 * What the host sees: the kernels, one line each, and the functions that start threads and programs. The host puts every
 * export that takes one argument into the function table, in this order, and calls it by its place there.
 */
export { activationGradient } from './activation';
export {
  argLeast,
  argLeastOfInts,
  argMost,
  argMostOfInts,
  runningSum,
  runningSumOfInts,
} from './along';
export * from './arithmetic';
export { imageRows, shuffledIndices } from './batches';
export { bernoulliFromLogits } from './bernoulli';
export * from './cast';
export * from './comparison';
export { convolution, convolutionImages, convolutionKernel, sumParts } from './convolution';
export { copyStrided } from './copy';
export * from './fill';
export { gather, gatherNd } from './gather';
export { counterBernoulli, counterNoise } from './noise';
export { oneHot } from './oneHot';
export { adagradInPlace, adamInPlace, momentumInPlace, rmsPropInPlace, sgdInPlace } from './optimizers';
export { pad } from './pad';
export * from './parametric';
export { maxPooling, maxPoolingGradient, meanPooling, meanPoolingGradient } from './pooling';
export { product, scratchBytes } from './product';
export { alone, follow, launch } from './program';
export { copyWords, storeRow } from './recorded';
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
export { resizeBilinear, resizeBilinearGradient, resizeNearest, resizeNearestGradient } from './resizing';
export * from './scalar';
export { scatterSum, scatterSumOfInts } from './scatter';
export { select } from './select';
export { logSoftmax, softmax } from './softmax';
export { setThread } from './threads';
export { topK, topKOfInts } from './topK';
export * from './unary';

/** First byte that belongs to nobody. */
export function heapStart(): usize {
  return __heap_base;
}
