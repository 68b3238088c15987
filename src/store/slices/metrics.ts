/** What a run measured. Not its gathering: collector.ts. */
import type { MetricsSlice } from '../types.ts';

export function createMetricsSlice(): MetricsSlice {
  return { trainCurve: [], testCurve: [], marks: [], phaseCurves: {} };
}
