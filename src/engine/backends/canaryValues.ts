/**
 * What a right backend computes in canary.ts, from tfjs-cpu; a test holds them.
 */

export const CANARY_LOSSES: readonly number[] = [26.439693, 25.341757, 25.814419, 25.328474];

export const CANARY_GRADIENTS: readonly number[] = [
  0.02590286, 0.12727759, 0.16040256, 0.5760801, 0.0087612332, 0.0133723, 0.02362821, 0.029175834,
  0.0041006594, 0.018087475,
];

export const CANARY_CONV: readonly number[] = [112.74072, 1032.1379];

export const CANARY_CHANGES: readonly number[] = [
  0.00083453897, 0.0004777314, 0.0024390876, 0.000812372, 0.0023248523, 0.0010309408, 0.0028957868,
  0.0022758151, 0.0021012756, 0.0013813782,
];
