/** Lets the stage follow what is pointed at: the image goes through the network while the pointer rests on it. */
import { useEffect, useMemo, useState } from 'react';
import { useNeeds } from './needs.ts';
import { onPointed } from './pointed.ts';

/** So long the pointer rests: the stage does not flicker with images that are passed by. */
const REST_MS = 150;

/** Asks for the stage's frames of the image that is pointed at, instead of those of the chosen one. */
export function useFollowing(): void {
  const [index, setIndex] = useState<number>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onPointed((pointed) => {
      clearTimeout(timer);
      timer = setTimeout(() => setIndex(pointed), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  // Declared after the stage's own need, of which there can be only one: the last one's.
  useNeeds(useMemo(() => (index === undefined ? {} : { stage: { index } }), [index]));
}
