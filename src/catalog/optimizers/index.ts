/** The optimizers there are. Adding one is a file and a line here. */
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { conjugateGradient } from './conjugateGradient.ts';
import { lbfgs } from './lbfgs.ts';
import { momentum } from './momentum.ts';
import { rmsProp } from './rmsProp.ts';
import { sgd } from './sgd.ts';

export const optimizers = [adam, rmsProp, adagrad, momentum, sgd, conjugateGradient, lbfgs] as const;
