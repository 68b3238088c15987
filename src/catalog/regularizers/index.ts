/** The regularizers there are. Adding one is a file and a line here. */
import { activityL1 } from './activityL1.ts';
import { weightDecay } from './weightDecay.ts';

export const regularizers = [activityL1, weightDecay] as const;
