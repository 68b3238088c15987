/**
 * What all data sets of points let one choose.
 * Not their shapes.
 */
import { numberParam } from '../../params.ts';

/** How many points, and how far they stray from their shape. @param noise the default */
export const amountParams = (noise: number) =>
  ({
    count: numberParam({
      label: 'Points',
      help: 'How many are drawn; a fifth of them is held out. More points show the shape more clearly and make an epoch longer.',
      default: 5000,
      min: 100,
      max: 20_000,
      scale: 'log',
      integer: true,
      live: false,
    }),
    noise: numberParam({
      label: 'Noise',
      help: 'How far the points stray from the shape, in every dimension, as a standard deviation. Larger values blur it.',
      default: noise,
      min: 0,
      max: 0.2,
      scale: 'linear',
      live: false,
    }),
  }) as const;

/** @param least the dimensions of the shape itself */
export const dimensionsParam = (least: number) =>
  numberParam({
    label: 'Dimensions',
    help: 'Of the space that the shape lies in. The shape stays as it is: more dimensions only hide it among numbers that say nothing.',
    default: least,
    min: least,
    max: 50,
    scale: 'linear',
    integer: true,
    live: false,
  });
