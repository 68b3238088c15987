/** The pretrainings there are. Adding one is a file and a line here. */
import { greedy } from './greedy.ts';
import { none } from './none.ts';
import { rbm } from './rbm.ts';

export const pretrainings = [none, greedy, rbm] as const;
