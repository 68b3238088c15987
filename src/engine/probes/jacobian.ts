/**
 * How strongly encoder or decoder stretch space: ‖J‖_F over a part of the latent plane, and at real images.
 * Not a penalty.
 */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { decoderJacobianNorms, encoderJacobianNorms } from '../evaluation/jacobian.ts';
import { tf } from '../tf.ts';
import { type Plane, pairsOf, planeOf, pointsOf } from './plane.ts';
import { defineProbe, type ProbeContext, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface JacobianRequest {
  /** "encoder": ∂z/∂x at the image that each place decodes to. "decoder": ∂x̂/∂z along the two units. */
  readonly of: 'encoder' | 'decoder';
  readonly units: readonly [number, number];
}

interface JacobianFrame extends JacobianRequest, Plane {
  readonly step: number;
  /** ‖J‖_F at the middle of each cell, [rows · columns], the lowest row first; empty where it cannot be told. */
  readonly norms: Float32Array;
  /** ‖∂z/∂x‖_F at some held-out images, [images]; empty where the code is not simply a layer's output. */
  readonly atImages: Float32Array;
  /** Where the codes of the sample lie on the plane, [codes, 2]. */
  readonly codes: Float32Array;
}

/** Images whose codes tell where the data are. */
const SAMPLE = 250;
/** Rows of one pass: a map has so many cells as are covered by that. */
const MOST_ROWS = 640;
const MOST_SIDE = 24;
const LEAST_SIDE = 6;
const MOST_IMAGES = 64;
const LEAST_IMAGES = 16;

export const jacobian = defineProbe({
  id: 'jacobian',
  isHeavy: true,
  async compute(context, { of, units: wanted }: JacobianRequest): Promise<JacobianFrame> {
    const { latentDim } = context.autoencoder;
    const units = [Math.min(wanted[0], latentDim - 1), Math.min(wanted[1], latentDim - 1)] as const;
    const codes = await takeValues(tf.tidy(() => context.autoencoder.encode(sampleImages(context, SAMPLE))));
    const isLine = units[0] === units[1];
    const plane = planeOf(codes, latentDim, units, sideOf(of === 'encoder' ? latentDim : 2, isLine));
    const parts = tf.tidy(() => ({
      atImages: tf.clone(normsAtImages(context) ?? tf.zeros([0])),
      norms: tf.clone(normsOn(context, of, pointsOf(plane, codes, latentDim), units) ?? tf.zeros([0])),
    }));
    return {
      ...plane,
      of,
      units,
      step: context.step,
      norms: await takeValues(parts.norms),
      atImages: await takeValues(parts.atImages),
      codes: pairsOf(codes, latentDim, units),
    };
  },
});

/** As many cells as one pass affords. */
function sideOf(rowsPerCell: number, isLine: boolean): { readonly columns: number; readonly rows: number } {
  const side = Math.floor(Math.sqrt(MOST_ROWS / rowsPerCell));
  const columns = Math.max(LEAST_SIDE, Math.min(MOST_SIDE, side));
  return isLine ? { columns: MOST_SIDE, rows: 1 } : { columns, rows: columns };
}

function normsAtImages(context: ProbeContext): Tensor1D | undefined {
  const count = Math.floor(MOST_ROWS / context.autoencoder.latentDim);
  const images = Math.max(LEAST_IMAGES, Math.min(MOST_IMAGES, count));
  return encoderJacobianNorms(context.autoencoder, sampleImages(context, images), context.pass('use'));
}

function normsOn(
  { autoencoder, pass }: ProbeContext,
  of: JacobianRequest['of'],
  points: Float32Array,
  units: readonly number[],
): Tensor1D | undefined {
  const z: Tensor2D = tf.tensor2d(points, [points.length / autoencoder.latentDim, autoencoder.latentDim]);
  if (of === 'encoder') return encoderJacobianNorms(autoencoder, autoencoder.decode(z), pass('use'));
  return decoderJacobianNorms(autoencoder, z, [...new Set(units)]);
}
