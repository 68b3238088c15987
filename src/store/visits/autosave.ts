/**
 * Has the worker keep the run for the next visit: now and then while it trains, and at once when it rests or the page goes
 * out of sight. Only the tab that holds the lock does. Not the storage: workers/visits.
 */
import type { WireError } from '#protocol/errors.ts';
import type { Commands } from '#protocol/messages.ts';
import type { Measured } from '#protocol/visit.ts';
import { latest } from '../latest.ts';
import type { HourglassState, NoticeAction } from '../types.ts';
import type { Holder } from './lock.ts';

/** Share of the time that keeping may take at the most while training. */
const SHARE = 0.05;

type Keep = (payload: Commands['keepVisit']['payload']) => Promise<Commands['keepVisit']['reply']>;

export interface AutosaveOptions {
  readonly keep: Keep;
  /** What the last visit left. */
  readonly forget: () => Promise<unknown>;
  readonly state: () => Pick<HourglassState, 'runId' | 'notify' | 'withdraw' | 'exportModel'> & Measured;
  readonly now: () => number;
  readonly report: (thrown: unknown) => WireError | undefined;
}

export interface Autosave {
  /** Whose turn it is to keep a visit; until it is said, nothing is kept. */
  setHolder(holder: Holder): void;
  /** The worker has saved the run's state. */
  saved(): void;
  /** The run came to rest: what was saved is kept at once. */
  rested(): void;
  /** What was kept is not wanted any more. */
  reset(): void;
  /** The page may be closed next: the state as it is now is saved and kept. */
  leaving(): void;
}

/** Whether there is anything to lose. */
const isBegun = ({ trainCurve, phaseCurves }: Measured) =>
  trainCurve.length > 0 || Object.keys(phaseCurves).length > 0;

const ELSEWHERE =
  'Hourglass is open in another tab, which is the one that keeps its training for your next visit. What you train here is gone when you close this tab.';
const WITHHELD = 'Browsers keep training only for pages with a secure address (https).';

/** Says each thing once. */
function createTelling(state: AutosaveOptions['state']) {
  const told = new Set<string>();
  const once = (text: string, actions: readonly NoticeAction[] = []) => {
    if (told.has(text)) return;
    told.add(text);
    state().notify('info', text, { actions, topic: 'keeping' });
  };
  return {
    ofOther: () => once(ELSEWHERE),
    ofLoss: (problem: string) =>
      once(`${problem} Training goes on, but it is gone when you close the page.`, [
        { label: 'Download the weights', perform: () => void state().exportModel('safetensors') },
      ]),
  };
}

/** Keeps one state at a time, the newest of those that wait. */
function createWriting({ keep, state, now, report }: AutosaveOptions, tellOfLoss: (problem: string) => void) {
  let nextMs = 0;
  const write = latest(
    async (isAfresh: boolean) => {
      const startMs = now();
      const { runId, trainCurve, testCurve, marks, phaseCurves, pace } = state();
      const measured = { trainCurve, testCurve, marks, phaseCurves, pace };
      const reply = await keep({ runId, measured, isAfresh });
      nextMs = now() + (now() - startMs) / SHARE;
      return reply;
    },
    ({ problem }) => problem !== undefined && tellOfLoss(problem),
    (thrown) => {
      const error = report(thrown);
      if (error) tellOfLoss(error.message);
    },
  );
  return { write, isDue: () => now() >= nextMs };
}

export function createAutosave(options: AutosaveOptions): Autosave {
  const { state } = options;
  const tell = createTelling(state);
  const writing = createWriting(options, tell.ofLoss);
  let holder: Holder | undefined;
  let isPending = false;
  const write = (isAfresh: boolean) => {
    isPending = false;
    writing.write(isAfresh);
  };
  return {
    setHolder(next) {
      if (next === 'this') state().withdraw(['keeping']);
      holder = next;
    },
    saved() {
      if (!isBegun(state())) return;
      if (holder === 'other') tell.ofOther();
      if (holder === 'withheld') tell.ofLoss(WITHHELD);
      if (holder !== 'this') return;
      isPending = true;
      if (writing.isDue()) write(false);
    },
    rested() {
      if (isPending) write(false);
    },
    reset() {
      // What another tab keeps is not this one's to forget.
      if (holder === 'this') options.forget().catch(options.report);
    },
    leaving() {
      if (holder === 'this' && isBegun(state())) write(true);
    },
  };
}
