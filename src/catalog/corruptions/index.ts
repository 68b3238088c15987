/** The corruptions there are. Adding one is a file and a line here. */
import { downsampling } from './downsampling.ts';
import { gaussian } from './gaussian.ts';
import { masking } from './masking.ts';
import { none } from './none.ts';
import { occlusion } from './occlusion.ts';
import { saltAndPepper } from './saltAndPepper.ts';

export const corruptions = [none, masking, saltAndPepper, gaussian, occlusion, downsampling] as const;
