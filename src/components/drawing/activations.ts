/** The colours of activations: scaled to the strongest unit, one-ended where none is negative. Not a canvas. */
import { mix, signedColor } from './pixels.ts';
import type { Rgb, ThemeColors } from './themeColors.ts';

export interface ActivationScale {
  /** The greatest magnitude; 1 where all are 0. */
  readonly strongest: number;
  readonly isSigned: boolean;
}

export function scaleOf(activations: Float32Array): ActivationScale {
  let strongest = 0;
  let isSigned = false;
  for (const value of activations) {
    strongest = Math.max(strongest, Math.abs(value));
    if (value < 0) isSigned = true;
  }
  return { strongest: strongest || 1, isSigned };
}

export function activationColor(
  value: number,
  { strongest, isSigned }: ActivationScale,
  colors: ThemeColors,
): Rgb {
  const share = value / strongest;
  return isSigned ? signedColor(share, colors, colors.surface) : mix(colors.surface, colors.sand, share);
}
