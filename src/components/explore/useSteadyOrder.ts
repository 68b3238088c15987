/** An order of sliders that does not change under the person's hand. Not the order itself: codes.ts. */
import { type RefObject, useEffect, useState } from 'react';
import type { RangesFrame } from '#protocol/frames.ts';
import { orderBySpread } from './codes.ts';

/** A code so short is a plane or a line: its units stand as on the map. */
const NATURAL = 2;

/** The units by spread; it keeps still while the pointer or the focus is inside `around`. */
export function useSteadyOrder(
  ranges: RangesFrame | undefined,
  around: RefObject<HTMLElement | null>,
): readonly number[] {
  const [order, setOrder] = useState<readonly number[]>([]);
  useEffect(() => {
    if (!ranges) return;
    const isHeld = around.current?.matches(':hover, :focus-within') ?? false;
    const isShort = ranges.mean.length <= NATURAL;
    const next = isShort ? [...ranges.mean.keys()] : orderBySpread(ranges);
    setOrder((old) => {
      const isSame = old.length === next.length && (isHeld || old.every((unit, i) => unit === next[i]));
      return isSame ? old : next;
    });
  }, [ranges, around]);
  return order;
}
