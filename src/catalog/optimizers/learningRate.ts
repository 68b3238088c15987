/** The learning rate every optimizer has. */
import { numberParam } from '../params.ts';

export const learningRateParam = (fallback: number) =>
  numberParam({
    role: 'rate',
    label: 'Learning rate',
    symbol: 'η',
    help: 'Length of a step. Too small learns slowly, too large jumps about or diverges.',
    default: fallback,
    min: 1e-6,
    max: 100,
    scale: 'log',
    live: true,
  });
