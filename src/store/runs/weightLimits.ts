/** Of which runs the weights are kept: within a number and a size, those that matter most and then the newest. Not the keeping. */
import type { KeptRun } from '#protocol/keptRun.ts';
import type { Checkpoint } from '#protocol/state.ts';
import type { WeightsEntry } from './storage.ts';

export const weightLimits = { runs: 20, bytes: 200e6 } as const;

type Limits = Readonly<Record<keyof typeof weightLimits, number>>;

/** How much a person cares for a run's weights: more for one that has a name or a note, less for one of a sweep. */
export function worthOf(run: Pick<KeptRun, 'name' | 'note' | 'sweep'> | undefined): number {
  if (!run) return 0;
  if (run.name !== '' || run.note !== '') return 2;
  return run.sweep ? 0 : 1;
}

/** Which weights have to go, those of the least worth and of these the oldest: those that are kept are within both limits.
 *  @param worth of a run by its id; the newest of all stays in any case */
export function weightsToDrop(
  entries: readonly WeightsEntry[],
  limits: Limits = weightLimits,
  worth: (id: string) => number = () => 0,
): readonly string[] {
  let bytes = 0;
  const [newest, ...others] = entries.toSorted((a, b) => b.at - a.at);
  if (!newest) return [];
  const inOrder = [newest, ...others.toSorted((a, b) => worth(b.id) - worth(a.id))];
  const first = inOrder.findIndex((entry, i) => {
    bytes += entry.bytes;
    return i >= limits.runs || bytes > limits.bytes;
  });
  return first < 0 ? [] : inOrder.slice(first).map(({ id }) => id);
}

export function bytesOf({ tensors }: Checkpoint): number {
  return tensors.reduce((sum, { data }) => sum + data.byteLength, 0);
}
