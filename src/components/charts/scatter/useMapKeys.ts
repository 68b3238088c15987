/** The map by keyboard: arrows pan, plus and minus zoom, 0 fits, Enter takes the middle, L gathers. Not d3-zoom: gestures.ts. */
import { type KeyboardEvent, useCallback } from 'react';
import type { Size } from '../../drawing/size.ts';
import type { Plot } from './plot.ts';
import type { Gathering } from './useGathering.ts';
import type { Point } from './view.ts';

interface MapKeysInput {
  readonly plot: Plot | undefined;
  readonly size: Size;
  readonly gathering: Gathering;
  /** Shows what lies under the middle. */
  readonly lookAt: (pixel: Point) => void;
  readonly choose: (pixel: Point) => void;
}

const STEP_PX = 40;
const FACTOR = 1.25;

export function useMapKeys({ plot, size, gathering, lookAt, choose }: MapKeysInput) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!plot) return;
      const middle: Point = [size.width / 2, size.height / 2];
      const { key } = event;
      const isGathered = gather(key, gathering, middle);
      if (!isGathered) {
        if (key === 'Enter') choose(middle);
        else if (key === 'Escape') event.currentTarget.blur();
        else if (!perform(key, plot)) return;
        else if (!gathering.isOn) lookAt(middle);
      }
      event.preventDefault();
      event.stopPropagation();
    },
    [plot, size, gathering, lookAt, choose],
  );
}

/** Whether the key gathers images or changes how. */
function gather(key: string, gathering: Gathering, middle: Point): boolean {
  const { isOn, toggle, reach, around } = gathering;
  if (key === 'l' || key === 'L' || (isOn && key === 'Escape')) toggle();
  else if (!isOn) return false;
  else if (key === 'Enter') around(middle);
  else if (key === '+' || key === '=') reach(FACTOR);
  else if (key === '-') reach(1 / FACTOR);
  else return false;
  return true;
}

/** Whether the key means anything here. */
function perform(key: string, plot: Plot): boolean {
  const { gestures } = plot;
  if (key === 'ArrowLeft') gestures.panBy(STEP_PX, 0);
  else if (key === 'ArrowRight') gestures.panBy(-STEP_PX, 0);
  else if (key === 'ArrowUp') gestures.panBy(0, STEP_PX);
  else if (key === 'ArrowDown') gestures.panBy(0, -STEP_PX);
  else if (key === '+' || key === '=') gestures.zoomBy(FACTOR);
  else if (key === '-') gestures.zoomBy(1 / FACTOR);
  else if (key === '0') plot.fit();
  else return false;
  return true;
}
