/** The codes there are. Adding one is a file and a line here. */
import { binary } from './binary.ts';
import { concrete } from './concrete.ts';
import { gaussian } from './gaussian.ts';
import { kSparse } from './kSparse.ts';
import { plain } from './plain.ts';
import { twoLevel } from './twoLevel.ts';
import { vectorQuantised } from './vectorQuantised.ts';

export const codes = [plain, kSparse, concrete, binary, vectorQuantised, gaussian, twoLevel] as const;
