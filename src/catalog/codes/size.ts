/** The size every code has. */
import { numberParam } from '../params.ts';

export const sizeParam = numberParam({
  label: 'Units',
  symbol: 'k',
  help: 'Numbers in the code of one image. PCA is shown with the same number of components.',
  default: 2,
  min: 1,
  max: 128,
  scale: 'log',
  integer: true,
  live: false,
});
