/**
 * The one client to the training worker. The worker itself is made by the app and handed in.
 * Not a queue: a command goes out at once or is refused.
 */
import { HourglassError } from '#protocol/errors.ts';
import type { CommandName, Commands } from '#protocol/messages.ts';
import type { Client } from '#workers/client.ts';

let client: Client | undefined;

/** From now on commands go to this client. */
export function connectClient(next: Client | undefined): void {
  client?.dispose();
  client = next;
}

/** @throws HourglassError as the worker says it. */
export function call<Name extends CommandName>(
  name: Name,
  payload: Commands[Name]['payload'],
  transfer?: Transferable[],
): Promise<Commands[Name]['reply']> {
  if (client) return client.call(name, payload, transfer);
  return Promise.reject(new HourglassError('worker/absent', 'The training worker has not started yet.'));
}
