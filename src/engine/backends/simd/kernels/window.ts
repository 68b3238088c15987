/**
 * Where the windows of a convolution or a pooling lie: tfjs's strides, dilations and padding, read and worked out.
 * Not kernels.
 */
import { backend_util } from '@tensorflow/tfjs-core';
import { EngineError } from '../../../engineError.ts';
import type { Call } from './kernel.ts';

export type Window = backend_util.Conv2DInfo;

type Pair = [number, number];
type Four = [number, number, number, number];
type Padding = Parameters<typeof backend_util.computeConv2DInfo>[4];

const wrong = (what: string) =>
  new EngineError('backend/kernel', `The CPU backend cannot convolve or pool ${what}.`);

function four(shape: readonly number[]): Four {
  const [a, b, c, d] = shape;
  if (shape.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined) {
    throw wrong(`with the shape [${shape}]`);
  }
  return [a, b, c, d];
}

function pairOf(values: readonly number[]): Pair {
  const [first = 1, second = first] = values;
  return [first, second];
}

const pair = (call: Call, name: string): Pair =>
  call.attribute(name) === undefined ? [1, 1] : pairOf(call.numbers(name));

function padding(call: Call): Padding {
  const pad: unknown = call.attribute('pad');
  if (pad === 'same' || pad === 'valid' || typeof pad === 'number') return pad;
  if (!Array.isArray(pad) || pad.length !== 4) throw wrong(`with the padding ${pad}`);
  const [batch, vertical, horizontal, channels] = pad.map((sides: readonly number[]) => pairOf(sides));
  return [batch!, vertical!, horizontal!, channels!];
}

function rounding(call: Call): 'floor' | 'round' | 'ceil' | undefined {
  const mode: unknown = call.attribute('dimRoundingMode');
  return mode === 'floor' || mode === 'round' || mode === 'ceil' ? mode : undefined;
}

/** Of a convolution of `images` [batch, height, width, channels] with a `kernel` [height, width, channels, filters].
 *  @throws EngineError "backend/kernel" unless channels come last */
export function convolutionWindow(call: Call, images: readonly number[], kernel: readonly number[]): Window {
  const format = call.attribute('dataFormat') ?? 'NHWC';
  if (format !== 'NHWC') throw wrong(`in the order ${format}: use NHWC`);
  return backend_util.computeConv2DInfo(
    four(images),
    four(kernel),
    pair(call, 'strides'),
    pair(call, 'dilations'),
    padding(call),
    rounding(call),
  );
}

/** Of a pooling of `images` [batch, height, width, channels]. */
export function poolingWindow(call: Call, images: readonly number[]): Window {
  return backend_util.computePool2DInfo(
    four(images),
    pair(call, 'filterSize'),
    pair(call, 'strides'),
    1,
    padding(call),
    rounding(call),
  );
}

/** The words of the class Geometry in assembly/patches.ts. */
export const geometryWords = (window: Window): readonly number[] => [
  ...[window.batchSize, window.inHeight, window.inWidth, window.inChannels],
  ...[window.outHeight, window.outWidth, window.filterHeight, window.filterWidth],
  ...[window.strideHeight, window.strideWidth, window.dilationHeight, window.dilationWidth],
  ...[window.padInfo.top, window.padInfo.left],
];
