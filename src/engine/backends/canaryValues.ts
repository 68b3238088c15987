/**
 * What a right backend computes in canary.ts, from tfjs-cpu; a test holds them.
 */

export const CANARY_LOSSES: readonly number[] = [28.125736, 26.057846, 26.553262, 26.03957];

export const CANARY_GRADIENTS: readonly number[] = [
  0.09352514, 0.43607091, 0.8242316, 2.2964939, 0.05018293, 0.00821051, 0.04606465, 0.04666782, 0.02439321,
  0.02407645,
];

export const CANARY_CONV: readonly number[] = [112.74072, 1032.1379];

export const CANARY_CHANGES: readonly number[] = [
  0.0011641062, 0.00080314099, 0.002413129, 0.00083713169, 0.002278891, 0.0009516763, 0.0031098019,
  0.0024422288, 0.0022774057, 0.0015351912,
];
