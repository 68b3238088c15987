/** The optimizers there are. Adding one is a file and a line here. */
import { adam } from './adam.ts';
import { momentum } from './momentum.ts';
import { sgd } from './sgd.ts';

export const optimizers = [adam, momentum, sgd] as const;
