/** Films the run that goes on, whatever is looked at. Not which moments are kept: film.ts. */
import { useMemo, useSyncExternalStore } from 'react';
import { emptyFilm, type Film, withMoment } from './film.ts';
import { getFrame, onFrame } from './frames.ts';
import { useNeeds } from './needs.ts';
import { useHourglass } from './store.ts';

/** Test items whose codes are filmed, and those of them that are filmed coming back: of points many can be seen at once. */
const POINTS = 500;
const RETURNING = { image: 6, table: 6, point: 200 } as const;

let film: Film = emptyFilm;
const listeners = new Set<() => void>();

/** There is no frame any more where another run begins. */
function record(): void {
  const frame = getFrame('film');
  film = frame ? withMoment(film, frame) : emptyFilm;
  for (const listener of listeners) listener();
}

onFrame('film', record);

/** Has the run filmed as long as the calling component is there, a moment whenever there is time for one. */
export function useFilming(): void {
  const kind = useHourglass(({ dataset }) => dataset?.items.kind ?? 'image');
  useNeeds(useMemo(() => ({ film: { points: POINTS, images: RETURNING[kind] } }), [kind]));
}

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
