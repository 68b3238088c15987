/** How a Hamming distance is written. Not how it is measured. */
import { formatCount } from '../../drawing/format.ts';

/** 1 bit, 2 bits. */
export const bitsInWords = (distance: number): string =>
  `${formatCount(distance)} ${distance === 1 ? 'bit' : 'bits'}`;
