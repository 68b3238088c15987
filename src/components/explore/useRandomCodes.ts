/** Random codes for all sliders: of the code's prior where it has one, else around the data's mean. Not the buttons. */
import { useMemo, useRef } from 'react';
import type { RangesFrame } from '#protocol/frames.ts';
import { createLatest, drawPrior } from '#store/ask.ts';
import { useHourglass } from '#store/store.ts';
import { randomCode } from './codes.ts';

/** What to call for other codes. A run begins with draw 0 of its prior, so that it repeats its draws after a reset. */
export function useRandomCodes(
  ranges: RangesFrame | undefined,
  pcaRanges: RangesFrame | undefined,
): () => void {
  const runId = useHourglass((state) => state.runId);
  const prior = useHourglass((state) => state.network?.prior ?? 'none');
  const setZ = useHourglass((state) => state.setZ);
  const setPcaZ = useHourglass((state) => state.setPcaZ);
  const draws = useRef({ runId, made: 0 });
  const fromPrior = useMemo(() => createLatest(drawPrior, setZ), [setZ]);
  return () => {
    if (draws.current.runId !== runId) draws.current = { runId, made: 0 };
    if (prior !== 'none') fromPrior(draws.current.made++);
    else if (ranges) setZ(randomCode(ranges, Math.random));
    if (pcaRanges) setPcaZ(randomCode(pcaRanges, Math.random));
  };
}
