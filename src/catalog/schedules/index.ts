/** The schedules there are. Adding one is a file and a line here. */
import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { exponential } from './exponential.ts';
import { inverseTime } from './inverseTime.ts';
import { steps } from './steps.ts';

export const schedules = [constant, steps, exponential, cosine, inverseTime] as const;
