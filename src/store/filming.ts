/** Films the run that goes on, whatever is looked at. Not which moments are kept: film.ts. */
import { useSyncExternalStore } from 'react';
import { emptyFilm, type Film, withMoment } from './film.ts';
import { getFrame, onFrame } from './frames.ts';
import { useNeeds } from './needs.ts';
import { useHourglass } from './store.ts';

const needs = { film: { points: 500, images: 6 } } as const;

let film: Film = emptyFilm;
let runId = 0;
const listeners = new Set<() => void>();

function record(): void {
  const frame = getFrame('film');
  if (!frame) return;
  const { runId: now } = useHourglass.getState();
  const before = now === runId ? film : emptyFilm;
  runId = now;
  film = withMoment(before, frame);
  for (const listener of listeners) listener();
}

onFrame('film', record);

/** Has the run filmed as long as the calling component is there, a moment whenever there is time for one. */
export const useFilming = (): void => useNeeds(needs);

/** The film so far, rendering again with each moment. */
export function useFilm(): Film {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => film,
  );
}
