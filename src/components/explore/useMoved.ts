/** Which sliders the person moved since the code was last set as a whole. Not the code: the store has it. */
import { useCallback, useState } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import { useHourglass } from '#store/store.ts';
import { codeIn, useSliders } from './useSliders.ts';

interface Moves {
  /** The code that the last of them made. */
  readonly code: Float32Array;
  readonly units: ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();

const unitsOf = (moves: Moves | undefined, code: Float32Array | undefined): ReadonlySet<number> =>
  moves && moves.code === code ? moves.units : none;

/** `move` stays the same, so that sliders that did not move need not render. */
export function useMoved(codec: CodecId) {
  const { z, set } = useSliders(codec);
  const [moves, setMoves] = useState<Moves>();
  const move = useCallback(
    (unit: number, value: number) => {
      const before = codeIn(codec, useHourglass.getState());
      if (!before) return;
      const code = before.with(unit, value);
      setMoves((last) => ({ code, units: new Set([...unitsOf(last, before), unit]) }));
      set(code);
    },
    [codec, set],
  );
  return { z, moved: unitsOf(moves, z), move };
}
