/**
 * Opens runs: asks the worker, and takes over what it answers or why it refuses.
 * Not the decision when: control.ts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { OpenReply } from '#protocol/messages.ts';
import type { Checkpoint } from '#protocol/state.ts';
import type { Collector } from './collector.ts';
import { call } from './connection.ts';
import { standIn } from './datasetRoles.ts';
import { clearFrames } from './frames.ts';
import { sendNeedsAnew } from './needs.ts';
import { nothingOpen, stateOfOpened } from './opened.ts';
import { answerWith } from './pretrained/current.ts';
import { unexpected } from './refusals.ts';
import type { GetState, HourglassState, SetState } from './types.ts';

type Queued = HourglassState['queued'];
type Weights = Checkpoint['tensors'];

export interface Opening {
  /** Opens a new run with the settings as they are, at once.
   *  @param weights to begin with instead of those that the seed gives */
  open(queued?: Queued, weights?: Weights): void;
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

  function open(queued?: Queued, weights?: Weights): void {
    const { spec, backendPreference: backend, runId: lastId } = get();
    const runId = lastId + 1;
    onOpen(spec);
    isOpening = true;
    set({ ...beginning, runId, queued, isPretrained: weights !== undefined });
    const isCurrent = () => get().runId === runId;
    call('open', { runId, spec, backend, ...(weights && { weights }) })
      .then((reply) => isCurrent() && adopt(reply))
      .catch((thrown) => isCurrent() && giveUp(thrown, weights));
  }

  function adopt(reply: OpenReply): void {
    isOpening = false;
    forget(parts);
    const { queued } = get();
    set(stateOfOpened(reply, get()));
    sendNeedsAnew();
    if (queued) get()[queued]();
    onOpened();
  }

  function giveUp(thrown: unknown, weights: Weights | undefined): void {
    isOpening = false;
    const { queued } = get();
    if (replaceData(thrown, parts)) {
      open(queued, weights);
    } else {
      forget(parts);
      const error = unexpected(thrown);
      set({ ...nothingOpen, state: error ? { phase: 'failed', error } : { phase: 'idle' } });
    }
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

/** What was measured and drawn of another run. */
function forget({ set, collector }: OpeningParts): void {
  answerWith(undefined);
  clearFrames();
  collector.clear();
  set({ z: undefined, pcaZ: undefined, classifications: [], measures: undefined });
}
