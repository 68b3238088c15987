/** The newest checkpoint of the run that is open, as the worker sent it. Not a copy, and not its storage. */
import type { WorkerEvent } from '#protocol/messages.ts';
import type { Checkpoint } from '#protocol/state.ts';

let newest: { readonly runId: number; readonly checkpoint: Checkpoint } | undefined;

/** Holds what the worker says, if it is a checkpoint. */
export function holdCheckpoint(event: WorkerEvent): void {
  if (event.type === 'checkpoint') newest = event;
}

/** Undefined if the run has sent none yet. */
export function checkpointOf(runId: number): Checkpoint | undefined {
  return newest?.runId === runId ? newest.checkpoint : undefined;
}
