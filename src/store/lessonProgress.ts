/** How far the person has come in each lesson, beyond the visit. Not their predictions: those are for the visit. */
import { recall, remember } from './remembered.ts';

/** Steps that are remembered; no lesson has more. */
const MOST_STEPS = 20;
const places = Array.from({ length: MOST_STEPS }, (_, index) => String(index));
const yes = ['yes'] as const;

/** Index of the step at which a lesson was left; 0 for a new one. */
export const stepReached = (lesson: string): number => Number(recall(`lesson.${lesson}`, places) ?? 0);

export const rememberStep = (lesson: string, index: number): void =>
  remember(`lesson.${lesson}`, String(index));

/** Whether it was gone through to its end once. */
export const isDone = (lesson: string): boolean => recall(`lesson.${lesson}.done`, yes) !== undefined;

export const rememberDone = (lesson: string): void => remember(`lesson.${lesson}.done`, yes[0]);
