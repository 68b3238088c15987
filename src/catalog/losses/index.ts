/** The losses there are. Adding one is a file and a line here. */
import { absoluteError } from './absoluteError.ts';
import { bernoulli } from './bernoulli.ts';
import { features } from './features.ts';
import { huber } from './huber.ts';
import { squaredError } from './squaredError.ts';

export const losses = [bernoulli, squaredError, absoluteError, huber, features] as const;
