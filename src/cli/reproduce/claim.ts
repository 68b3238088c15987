/**
 * A claim of the literature that can be tried: what to train, what to measure, and when it holds.
 * Not a test: it trains on real images for minutes.
 */
import type { Source } from '#catalog/choice.ts';
import type { Lab } from './lab.ts';

export interface Figure {
  /** What was measured, with its unit: "denoising, squared error of corrupted test images". */
  readonly label: string;
  readonly value: number;
}

export interface Finding {
  readonly figures: readonly Figure[];
  /** Whether the claim holds by these figures. */
  readonly holds: boolean;
}

export interface Claim {
  readonly id: string;
  /** The claim in one sentence, with its number. */
  readonly claim: string;
  readonly source: Source | undefined;
  try(lab: Lab): Promise<Finding>;
}

export const defineClaim = (claim: Claim): Claim => claim;
