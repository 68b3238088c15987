/** Which sliders the person moved since the code was last set as a whole. Not the code: the store has it. */
import { useState } from 'react';

interface Moves {
  /** The code that the last of them made. */
  readonly code: Float32Array;
  readonly units: ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();

export function useMoved(z: Float32Array | undefined, onChange: (z: Float32Array) => void) {
  const [moves, setMoves] = useState<Moves>();
  const moved = moves && moves.code === z ? moves.units : none;
  const move = (unit: number, value: number) => {
    if (!z) return;
    const code = z.with(unit, value);
    setMoves({ code, units: new Set([...moved, unit]) });
    onChange(code);
  };
  return { moved, move };
}
