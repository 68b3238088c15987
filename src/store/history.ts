/**
 * What can be undone and redone: the experiments before and after the present one, which the store holds. Pure.
 * Not the browser's history: address.ts writes that.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { sameValue } from '#catalog/sameValue.ts';

/** Older ones are forgotten. */
const MOST_ENTRIES = 200;

export interface History {
  /** The oldest first. */
  readonly past: readonly ExperimentSpec[];
  /** The next one first. */
  readonly future: readonly ExperimentSpec[];
  /** Which press of a pointer or key made the newest entry of the past, as long as it can go on. */
  readonly gesture: number | undefined;
}

/** Where one arrives, and what can be undone and redone from there. */
export interface Move {
  readonly spec: ExperimentSpec;
  readonly history: History;
}

export const noHistory: History = { past: [], future: [], gesture: undefined };

/** After an edit. All edits of one gesture, such as the drag of a slider, are one entry; none if it ends where it began. */
export function recorded(
  history: History,
  before: ExperimentSpec,
  after: ExperimentSpec,
  gesture: number,
): History {
  if (sameValue(before, after)) return history;
  const { past } = history;
  if (history.gesture !== gesture) {
    return { past: [...past, before].slice(-MOST_ENTRIES), future: [], gesture };
  }
  const isVoid = sameValue(past.at(-1), after);
  return isVoid ? { past: past.slice(0, -1), future: [], gesture: undefined } : { past, future: [], gesture };
}

/** One entry back; undefined at the beginning. */
export function undone({ past, future }: History, present: ExperimentSpec): Move | undefined {
  const spec = past.at(-1);
  if (!spec) return undefined;
  return { spec, history: { past: past.slice(0, -1), future: [present, ...future], gesture: undefined } };
}

/** One entry forth; undefined at the end. */
export function redone({ past, future }: History, present: ExperimentSpec): Move | undefined {
  const [spec, ...later] = future;
  if (!spec) return undefined;
  return { spec, history: { past: [...past, present], future: later, gesture: undefined } };
}

/** To an experiment that the browser's Back and Forward, or the person, put into the address: as far back or forth as it
 *  lies, the shortest way; an entry of its own if it was never there. */
export function travelled(history: History, present: ExperimentSpec, target: ExperimentSpec): Move {
  const { past, future } = history;
  const isTarget = (spec: ExperimentSpec) => sameValue(spec, target);
  const back = past.length - past.findLastIndex(isTarget);
  const forth = future.findIndex(isTarget) + 1;
  if (sameValue(present, target)) return { spec: target, history };
  if (back <= past.length && (forth === 0 || back <= forth)) return steps(undone, back, history, present);
  if (forth > 0) return steps(redone, forth, history, present);
  const entered = { past: [...past, present].slice(-MOST_ENTRIES), future: [], gesture: undefined };
  return { spec: target, history: entered };
}

function steps(step: typeof undone, count: number, history: History, present: ExperimentSpec): Move {
  let move: Move = { spec: present, history };
  for (let i = 0; i < count; i++) move = step(move.history, move.spec) ?? move;
  return move;
}
