/**
 * What formulas receive as `tf`: tfjs's operations, and those that the current backend does in one kernel.
 * Not a backend.
 */
import type { Tf } from '#catalog/tf.ts';
import { tf } from '../tf.ts';
import { bernoulliFromLogits } from './bernoulliFromLogits.ts';
import { dense } from './dense.ts';

export const formulaTf: Tf = { ...tf, fusedOperations: { dense, bernoulliFromLogits } };
