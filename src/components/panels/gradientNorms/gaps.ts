/** Where a history of measurements has holes: nothing is measured while the panel is out of sight. Not the painting. */
import type { GradientNormsFrame } from '#protocol/frames.ts';

/** How many times longer than the strides around it one must be, in steps, to be a hole and not the pace of the training. */
const FAR = 4;

/** Whether something is missing between a measurement and the one before it. Of the first and the last two it cannot be told. */
export function isAfterGap(history: readonly Pick<GradientNormsFrame, 'step'>[], at: number): boolean {
  if (at < 2 || at + 1 >= history.length) return false;
  const stride = (to: number) => history[to]!.step - history[to - 1]!.step;
  return stride(at) > FAR * Math.max(stride(at - 1), stride(at + 1));
}
