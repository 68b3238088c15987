/** The page's one store, put together from its slices. Not for frames: 70,000 points would be copied, see frames.ts. */
import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { createCollector } from './collector.ts';
import { createControl } from './control.ts';
import { createEventHandler } from './events.ts';
import { createLayoutSlice } from './slices/layout.ts';
import { createLearnSlice } from './slices/learn.ts';
import { createMetricsSlice } from './slices/metrics.ts';
import { createRunSlice } from './slices/run.ts';
import { createSettingsSlice } from './slices/settings.ts';
import type { GetState, HourglassState, SetState } from './types.ts';

const set: SetState = (part) => useHourglass.setState(part);
const get: GetState = () => useHourglass.getState();
const collector = createCollector(set);
const control = createControl(set, get, collector);

export const useHourglass = create<HourglassState>()(
  subscribeWithSelector(() => ({
    ...createSettingsSlice(set, get, control),
    ...createRunSlice(set, get, control),
    ...createMetricsSlice(),
    ...createLayoutSlice(set, get, control),
    ...createLearnSlice(set, get),
  })),
);

/** Brings what the worker says into the store. */
export const handleEvent = createEventHandler(set, get, collector);
