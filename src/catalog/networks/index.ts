/** The networks there are. Adding one is a file and a line here. */
import { convolutional } from './convolutional.ts';
import { dense } from './dense.ts';
import { linear } from './linear.ts';

export const networks = [dense, convolutional, linear] as const;
