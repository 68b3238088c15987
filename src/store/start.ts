/** Brings the store to life: the worker, the experiment in the address, the first run. Not the page's components. */
import { createClient } from '#workers/client.ts';
import { type Address, onAddressChange, readAddress } from './address.ts';
import { connectClient } from './connection.ts';
import { sendNeedsAnew } from './needs.ts';
import { handleEvent, useHourglass } from './store.ts';

/** @param spawn makes the training worker, again after a crash */
export function start(spawn: () => Worker): void {
  connectClient(createClient({ spawn, onEvent: handleEvent, onRespawn: tellOfRespawn }));
  const { spec, problem } = readAddress();
  const { setSpec, notify, reset } = useHourglass.getState();
  if (problem !== undefined) notify('error', problem);
  if (spec) setSpec(spec);
  reset();
  onAddressChange(adopt);
}

function adopt({ spec, problem }: Address): void {
  const { setSpec, notify } = useHourglass.getState();
  if (problem !== undefined) notify('error', problem);
  if (spec) setSpec(spec);
}

function tellOfRespawn(reason: string): void {
  useHourglass
    .getState()
    .notify('error', `${reason} Training was started again and goes on from the last saved state.`);
  sendNeedsAnew();
}
