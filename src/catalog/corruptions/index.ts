/** The corruptions there are. Adding one is a file and a line here. */
import { gaussian } from './gaussian.ts';
import { masking } from './masking.ts';
import { none } from './none.ts';

export const corruptions = [none, masking, gaussian] as const;
