/**
 * The commands that keep a visit and find it again. None waits for the run, but for a state that is wanted afresh.
 * Not the slots: visits.ts.
 */
import { HourglassError, toWireError } from '#protocol/errors.ts';
import type { Handlers } from '#protocol/messages.ts';
import type { Exclusive } from '../mutex.ts';
import type { Platform } from '../platform.ts';
import type { Run } from '../run/run.ts';
import { createVisits } from './visits.ts';

/** A database that answers nothing for so long is taken as none: the page waits for it. */
const RECALL_LIMIT_MS = 5000;

interface Context {
  readonly platform: Platform;
  readonly exclusive: Exclusive;
  opened(): Run;
}

type VisitCommands = Pick<Handlers, 'keepVisit' | 'recallVisit' | 'forgetVisit'>;

export function createVisitCommands({ platform, exclusive, opened }: Context): VisitCommands {
  const visits = createVisits(platform.visits, platform.sha256);
  return {
    async keepVisit({ runId, measured, isAfresh }) {
      const run = opened();
      if (run.id !== runId) return {};
      if (isAfresh) await exclusive(() => opened() === run && run.checkpoints.save());
      const checkpoint = run.checkpoints.latest();
      if (!checkpoint) return {};
      return visits.keep({ spec: run.spec, measured, checkpoint }).then(
        () => ({}),
        (thrown: unknown) => ({ problem: problemOf(thrown) }),
      );
    },
    recallVisit: () => Promise.race([visits.recall(), platform.timeout(RECALL_LIMIT_MS)]).catch(() => ({})),
    forgetVisit: () =>
      visits.forget().then(
        () => ({}),
        () => ({}),
      ),
  };
}

function problemOf(thrown: unknown): string {
  if (thrown instanceof HourglassError && thrown.code === 'visit/insecure') {
    return 'Browsers keep training only for pages with a secure address (https).';
  }
  const isFull = toWireError(thrown).name === 'QuotaExceededError';
  return isFull
    ? 'The storage that this browser gives to the page is full: your training cannot be kept.'
    : 'This browser does not let the page keep your training.';
}
