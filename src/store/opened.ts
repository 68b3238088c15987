/** What the store holds of a run that has been opened. Not the opening: opening.ts. */
import type { OpenReply } from '#protocol/messages.ts';
import type { HourglassState } from './types.ts';

/** The reply as state. The image on the stage stays where it still makes sense, and so does what is selected. */
export function stateOfOpened(reply: OpenReply, before: HourglassState): Partial<HourglassState> {
  const { dataset, network, backend } = reply;
  const isSameData = before.dataset?.id === dataset.id;
  const count = dataset.trainCount + dataset.testCount;
  const isThere = (index: number) => isSameData && index < count;
  return {
    dataset,
    network,
    backend,
    queued: undefined,
    selectedImage: isThere(before.selectedImage) ? before.selectedImage : dataset.trainCount,
    selection: before.selection?.indices.every(isThere) ? before.selection : undefined,
  };
}

/** Nothing is open any more. */
export const nothingOpen = {
  queued: undefined,
  restartedBy: undefined,
  dataset: undefined,
  network: undefined,
  phase: undefined,
} as const satisfies Partial<HourglassState>;
