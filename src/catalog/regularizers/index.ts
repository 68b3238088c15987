/** The regularizers there are. Adding one is a file and a line here. */
import { activityL1 } from './activityL1.ts';
import { activityL2 } from './activityL2.ts';
import { adversary } from './adversary.ts';
import { contractive } from './contractive.ts';
import { featureLoss } from './featureLoss.ts';
import { targetSparsity } from './targetSparsity.ts';
import { totalCorrelation } from './totalCorrelation.ts';
import { weightDecay } from './weightDecay.ts';

export const regularizers = [
  targetSparsity,
  activityL1,
  activityL2,
  contractive,
  totalCorrelation,
  featureLoss,
  adversary,
  weightDecay,
] as const;
