/**
 * The experiment in the page's address, so that copying the address shares it.
 * Not its encoding: protocol/urlCodec.ts.
 */

import { changesBetween } from '#catalog/changes.ts';
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { toWireError } from '#protocol/errors.ts';
import { specFromFragment, specToFragment } from '#protocol/urlCodec.ts';

// Browsers refuse more than about a hundred changes of the address in half a minute.
const QUIET_MS = 400;

export interface Address {
  readonly spec: ExperimentSpec | undefined;
  /** Why the address cannot be read, in plain words. */
  readonly problem: string | undefined;
}

/** What the page's address says; one without a fragment means the default experiment. */
export function readAddress(): Address {
  if (location.hash === '') return { spec: defaultExperiment, problem: undefined };
  try {
    return { spec: specFromFragment(location.hash), problem: undefined };
  } catch (thrown) {
    const problem = `The address of this page names no experiment that Hourglass can read: ${toWireError(thrown).message} The experiment on the page stays as it is.`;
    return { spec: undefined, problem };
  }
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Puts an experiment into the address, soon. One that needs a run of its own gets its own entry in the browser's
 *  history, so that Back returns to the one before; live changes do not. */
export function writeAddress(spec: ExperimentSpec): void {
  clearTimeout(timer);
  timer = setTimeout(() => write(spec), QUIET_MS);
}

function write(spec: ExperimentSpec): void {
  const { spec: named } = readAddress();
  const changes = named ? changesBetween(named, spec) : undefined;
  if (changes?.length === 0) return;
  const address = `#${specToFragment(spec)}`;
  if (!changes || changes.every(({ isLive }) => isLive)) history.replaceState(history.state, '', address);
  else history.pushState(history.state, '', address);
}

/** The address of an experiment, to copy. */
export function addressOf(spec: ExperimentSpec): string {
  const address = new URL(location.href);
  address.hash = specToFragment(spec);
  return address.href;
}

/** Calls `onChange` when the person edits the address or goes back in history. */
export function onAddressChange(onChange: (address: Address) => void): void {
  addEventListener('hashchange', () => onChange(readAddress()));
}
