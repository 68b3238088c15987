/**
 * What a right backend computes in canary.ts, from tfjs-cpu; a test holds them.
 */

export const CANARY_LOSSES: readonly number[] = [26.125029, 25.74905, 25.781733, 25.63832];

export const CANARY_GRADIENTS: readonly number[] = [
  0.02590286, 0.12727759, 0.16040256, 0.5760801, 0.0087612332, 0.0133723, 0.02362821, 0.029175834,
  0.0041006594, 0.018087475,
];

export const CANARY_CONV: readonly number[] = [112.74072, 1032.1379];

export const CANARY_CHANGES: readonly number[] = [
  0.00099428342, 0.00086720221, 0.0023444997, 0.0012969422, 0.0024999271, 0.0013573013, 0.00207063,
  0.0027245395, 0.0021802222, 0.0022985942,
];
