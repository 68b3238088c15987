/** The data sets there are. Adding one is a file and a line here. */
import { fashionMnist } from './fashionMnist.ts';
import { mnist } from './mnist.ts';
import { own } from './own.ts';
import { strokeDigits } from './strokeDigits.ts';

export const datasets = [mnist, fashionMnist, strokeDigits, own] as const;
