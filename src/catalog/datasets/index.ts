/** The data sets there are. Adding one is a file and a line here. */
import { fashionMnist } from './fashionMnist.ts';
import { mnist } from './mnist.ts';
import { own } from './own.ts';

export const datasets = [mnist, fashionMnist, own] as const;
