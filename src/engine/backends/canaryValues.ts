/**
 * What a right backend computes in canary.ts, from tfjs-cpu; a test holds them.
 */

export const CANARY_LOSSES: readonly number[] = [28.125736, 26.057846, 26.553262, 26.03957];

export const CANARY_GRADIENTS: readonly number[] = [
  0.09352514, 0.43607091, 0.8242316, 2.2964939, 0.05018293, 0.00821051, 0.04606465, 0.04666782, 0.02439321,
  0.02407645,
];

export const CANARY_CONV: readonly number[] = [112.74072, 1032.1379];
