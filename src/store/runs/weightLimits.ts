/** Of which runs the weights are kept: the newest, within a number and a size. Not the keeping. */
import type { Checkpoint } from '#protocol/state.ts';
import type { WeightsEntry } from './storage.ts';

export const weightLimits = { runs: 20, bytes: 50e6 } as const;

type Limits = Readonly<Record<keyof typeof weightLimits, number>>;

/** Which weights have to go, the oldest ones: those that are kept are within both limits. */
export function weightsToDrop(
  entries: readonly WeightsEntry[],
  limits: Limits = weightLimits,
): readonly string[] {
  let bytes = 0;
  const newestFirst = entries.toSorted((a, b) => b.at - a.at);
  const first = newestFirst.findIndex((entry, i) => {
    bytes += entry.bytes;
    return i >= limits.runs || bytes > limits.bytes;
  });
  return first < 0 ? [] : newestFirst.slice(first).map(({ id }) => id);
}

export function bytesOf({ tensors }: Checkpoint): number {
  return tensors.reduce((sum, { data }) => sum + data.byteLength, 0);
}
