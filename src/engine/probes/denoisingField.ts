/** Where the autoencoder moves the points of the plane on which the data are seen, and where the best denoiser would. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { PointSet } from '#catalog/datasets/vectorSet.ts';
import { displacement, fieldCosine, optimalDisplacement } from '../evaluation/denoising.ts';
import { tf } from '../tf.ts';
import { defineProbe, type ProbeContext, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface DenoisingFieldRequest {
  /** Standard deviation of the Gaussian noise with which it is trained on squared error; 0 where it is trained otherwise,
   *  and the best denoiser is not known. */
  readonly sigma: number;
}

interface DenoisingFieldFrame extends DenoisingFieldRequest {
  readonly step: number;
  /** Arrows along each side of the plane. */
  readonly side: number;
  /** r(x) − x along the plane's two axes, [side · side, 2], from the lowest row up. */
  readonly field: Float32Array;
  /** σ² ∇ log p_σ(x) at the same places; absent where it is not known. */
  readonly optimum?: Float32Array;
  /** Cosine of the two over corrupted test points, in all dimensions. */
  readonly cosine?: number;
}

const SIDE = 21;
/** Corrupted points on which the cosine is taken. */
const SAMPLE = 250;

export const denoisingField = defineProbe({
  id: 'denoisingField',
  isHeavy: true,
  async compute(
    context: ProbeContext,
    { sigma }: DenoisingFieldRequest,
  ): Promise<DenoisingFieldFrame | undefined> {
    const { data, autoencoder, step } = context;
    if (data.kind !== 'point') return undefined;
    const places = placesOn(data, SIDE);
    const parts = tf.tidy(() => {
      const seen: Tensor2D = context.corrupt(sampleImages(context, SAMPLE));
      const grid = tf.tensor2d(places, [SIDE * SIDE, data.width]);
      const field = displacement(autoencoder, grid);
      return { field, seen: tf.clone(seen), moved: displacement(autoencoder, seen) };
    });
    const [field, seen, moved] = await Promise.all([parts.field, parts.seen, parts.moved].map(takeValues));
    const known = sigma > 0 && {
      optimum: alongPlane(data, optimalDisplacement(data, places, sigma)),
      cosine: fieldCosine(moved!, optimalDisplacement(data, seen!, sigma)),
    };
    return { step, sigma, side: SIDE, field: alongPlane(data, field!), ...known };
  },
});

/** The middles of side × side cells of the plane, [side · side, width], from the lowest row up. */
export function placesOn({ plane, width }: PointSet, side: number): Float32Array {
  const along = (cell: number) => plane.reach * ((2 * cell + 1) / side - 1);
  const places = new Float32Array(side * side * width);
  for (let i = 0; i < places.length; i++) {
    const [place, j] = [Math.floor(i / width), i % width];
    const across = along(place % side) * plane.axes[0][j]!;
    const up = along(Math.floor(place / side)) * plane.axes[1][j]!;
    places[i] = plane.origin[j]! + across + up;
  }
  return places;
}

/** Vectors [n, width] along the two axes of the plane, [n, 2]. */
function alongPlane({ plane, width }: PointSet, vectors: Float32Array): Float32Array {
  const shadows = new Float32Array((2 * vectors.length) / width);
  for (let i = 0; i < shadows.length; i++) {
    const start = Math.floor(i / 2) * width;
    const axis = plane.axes[i % 2 === 0 ? 0 : 1];
    shadows[i] = axis.reduce((sum, value, j) => sum + value * vectors[start + j]!, 0);
  }
  return shadows;
}
