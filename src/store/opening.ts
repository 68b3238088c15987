/**
 * Opens runs: asks the worker, and takes over what it answers or why it refuses.
 * Not the decision when: control.ts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { OpenReply } from '#protocol/messages.ts';
import type { Measured } from '#protocol/visit.ts';
import type { Collector } from './collector.ts';
import { call } from './connection.ts';
import { standIn } from './datasetRoles.ts';
import { clearFrames } from './frames.ts';
import { sendNeedsAnew } from './needs.ts';
import { nothingOpen, stateOfOpened } from './opened.ts';
import { answerWith } from './pretrained/current.ts';
import { recipeOf } from './recipeOf.ts';
import { unexpected } from './refusals.ts';
import type { GetState, HourglassState, Origin, SetState } from './types.ts';

type Queued = HourglassState['queued'];

export interface Opening {
  /** Opens a new run with the settings as they are, at once.
   *  @param origin what to begin with instead of what the seed gives */
  open(queued?: Queued, origin?: Origin): void;
  /** Whether a run is being opened. */
  isOpening(): boolean;
}

interface OpeningParts {
  readonly set: SetState;
  readonly get: GetState;
  readonly collector: Collector;
  /** Called before the worker is asked. */
  onOpen(spec: ExperimentSpec): void;
  /** Called once the run is there. */
  onOpened(): void;
}

const beginning = { tasks: [], state: { phase: 'loading' }, restartedBy: undefined } as const;

export function createOpening(parts: OpeningParts): Opening {
  const { set, get, onOpen, onOpened } = parts;
  let isOpening = false;

  function open(queued?: Queued, origin: Origin = {}): void {
    const { backendPreference: backend, runId: lastId, withdraw } = get();
    const { spec = get().spec } = origin;
    const runId = lastId + 1;
    onOpen(spec);
    isOpening = true;
    withdraw(['visit']);
    const isPretrained = origin.weights !== undefined;
    set({ ...beginning, spec, recipeId: recipeOf(spec), runId, queued, isPretrained });
    const isCurrent = () => get().runId === runId;
    call('open', { runId, spec, backend, ...payloadOf(origin) })
      .then((reply) => isCurrent() && adopt(reply, origin))
      .catch((thrown) => isCurrent() && giveUp(thrown, origin));
  }

  function adopt(reply: OpenReply, { left }: Origin): void {
    isOpening = false;
    forget(parts, left?.measured);
    const { queued } = get();
    set(stateOfOpened(reply, get()));
    left?.onOpened();
    sendNeedsAnew();
    if (queued) get()[queued]();
    onOpened();
  }

  function giveUp(thrown: unknown, { weights, left }: Origin): void {
    isOpening = false;
    const error = unexpected(thrown);
    if (error && left?.onRefused(error)) return;
    if (replaceData(thrown, parts)) open(get().queued, weights && { weights });
    else fail(thrown, parts);
  }

  return { open, isOpening: () => isOpening };
}

/** Puts other data in the place of those that cannot be had, and says so. @returns whether there are any */
function replaceData(thrown: unknown, { set, get }: OpeningParts): boolean {
  const { spec, notify } = get();
  if (unexpected(thrown)?.code !== 'dataset/unavailable') return false;
  const replacement = standIn(spec.dataset.id);
  if (!replacement) return false;
  notify('info', replacement.explanation, { topic: 'dataset' });
  // The address keeps what was asked for: it may be there next time.
  set({ spec: replacement.use(spec) });
  return true;
}

const payloadOf = ({ left, weights = left?.weights }: Origin) => ({
  ...(weights && { weights }),
  ...(left?.checkpoint && { checkpoint: left.checkpoint }),
});

/** Nothing is open, for a reason that is told or because somebody wanted it so. */
function fail(thrown: unknown, parts: OpeningParts): void {
  const error = unexpected(thrown);
  forget(parts);
  parts.set({ ...nothingOpen, state: error ? { phase: 'failed', error } : { phase: 'idle' } });
}

/** What was measured and drawn of another run. @param from what was measured of this one before */
function forget({ set, collector }: OpeningParts, from?: Measured): void {
  answerWith(undefined);
  clearFrames();
  collector.clear(from);
  set({ z: undefined, pcaZ: undefined, classifications: [], measures: undefined });
}
