/** What the store holds of a run that has been opened. Not the opening: control.ts. */
import type { OpenReply } from '#protocol/messages.ts';
import type { HourglassState } from './types.ts';

/** The reply as state. The image on the stage stays where it still makes sense. */
export function stateOfOpened(reply: OpenReply, before: HourglassState): Partial<HourglassState> {
  const { dataset, network, backend } = reply;
  const isSameData = before.dataset?.id === dataset.id;
  const count = dataset.trainCount + dataset.testCount;
  return {
    dataset,
    network,
    backend,
    queued: undefined,
    selectedImage: isSameData && before.selectedImage < count ? before.selectedImage : dataset.trainCount,
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
