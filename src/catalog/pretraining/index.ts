/** The pretrainings there are. Adding one is a file and a line here. */
import { none } from './none.ts';

export const pretrainings = [none] as const;
