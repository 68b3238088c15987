/** Brings the store to life: the worker, the experiment in the address, the first run. Not the page's components. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { WorkerEvent } from '#protocol/messages.ts';
import { createClient, type WorkerLike } from '#workers/client.ts';
import { type Address, isBare, isEmbedded, onAddressChange, readAddress } from './address.ts';
import { holdCheckpoint } from './checkpoints.ts';
import { connectClient } from './connection.ts';
import { watchGestures } from './gesture.ts';
import { sendNeedsAnew } from './needs.ts';
import { handleEvent, useHourglass } from './store.ts';

/** @param spawn makes the training worker, again after a crash */
export function start(spawn: () => WorkerLike): void {
  connectClient(createClient({ spawn, onEvent, onRespawn: tellOfRespawn }));
  const address = readAddress();
  if (address.spec) useHourglass.getState().beginWith(address.spec);
  adopt(address);
  watchGestures();
  onAddressChange(adopt);
  const named = isBare() ? undefined : address.spec;
  soon(() => openFirst(named));
}

/** The longest that the page's own drawing may keep the first run waiting, ms. */
const PATIENCE_MS = 500;

/** Once the page stands: the worker would take from it the processor that it is drawn with. */
function soon(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: PATIENCE_MS });
  else setTimeout(work);
}

function onEvent(event: WorkerEvent): void {
  holdCheckpoint(event);
  handleEvent(event);
}

/** The run that the last visit left, if that is what the address asks for, or else a new one.
 *  @param named the experiment that the address asks for; undefined if it asks for none that can be read */
function openFirst(named: ExperimentSpec | undefined): void {
  const { open } = useHourglass.getState();
  const openNew = () => {
    // Somebody has pressed Train already.
    if (useHourglass.getState().runId > 0) return;
    if (named) open();
    else void showFirst(open);
  };
  // What is embedded keeps nothing.
  if (isEmbedded()) {
    openNew();
    return;
  }
  void import('./visits/begin.ts').then(({ begin }) => begin(named, openNew), openNew);
  // Apart: nothing is kept before something has been trained.
  void import('./runs/begin.ts').then(({ beginKeeping }) => beginKeeping());
}

/** Its parts are loaded apart: whoever follows a link does without. */
async function showFirst(otherwise: () => void): Promise<void> {
  const loaded = await import('./pretrained/showPretrained.ts').catch(() => undefined);
  if (loaded) await loaded.showPretrained();
  else otherwise();
}

function adopt({ spec, lesson, problem }: Address): void {
  const { travelTo, openLesson, notify } = useHourglass.getState();
  if (problem !== undefined) notify('error', problem, { topic: 'address' });
  if (spec) travelTo(spec);
  openLesson(lesson);
}

/** The client has opened the experiment again, if it had been open. */
function tellOfRespawn(reason: string): void {
  const { network, notify, open, train } = useHourglass.getState();
  const what = `The training worker was replaced: ${reason}.`;
  if (!network) {
    notify('error', `${what} The experiment is opened again.`);
    open();
    return;
  }
  const trainOn = { label: 'Train on', perform: train };
  notify('error', `${what} The weights are those that were saved last.`, { actions: [trainOn] });
  sendNeedsAnew();
}
