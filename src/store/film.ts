/**
 * The moments of a run that can be looked at again: few enough to keep, spread evenly over the steps.
 * Not the live frames: frames.ts.
 */
import type { FilmFrame } from '#protocol/frames.ts';

/** Moments that are kept at the most. */
export const MOST_MOMENTS = 120;

export interface Film {
  readonly moments: readonly FilmFrame[];
  /** Steps that lie between two moments at the least. */
  readonly stride: number;
}

export const emptyFilm: Film = { moments: [], stride: 1 };

/** The film with one more moment, if it is far enough from the last one. Where that makes too many every second one goes. */
export function withMoment({ moments, stride }: Film, moment: FilmFrame): Film {
  const last = moments.at(-1);
  // A run that goes back to an earlier step goes on from there, and so does its film.
  if (last && moment.step < last.step) {
    const earlier = moments.filter(({ step }) => step < moment.step);
    return withMoment(earlier.length === 0 ? emptyFilm : { moments: earlier, stride }, moment);
  }
  if (last && moment.step < last.step + stride) return { moments, stride };
  const more = [...moments, moment];
  if (more.length <= MOST_MOMENTS) return { moments: more, stride };
  const spread = moment.step - more[0]!.step;
  return { moments: more.filter((_, i) => i % 2 === 0), stride: Math.ceil((2 * spread) / MOST_MOMENTS) };
}
