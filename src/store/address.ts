/**
 * The experiment and the open lesson in the page's address, so that copying the address shares them.
 * Not their encoding: protocol/urlCodec.ts and protocol/fragment.ts.
 */
import { changesBetween } from '#catalog/changes.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { planeVae } from '#catalog/recipes/planeVae.ts';
import { toWireError } from '#protocol/errors.ts';
import { type FragmentParts, readFragment, writeFragment } from '#protocol/fragment.ts';
import { specFromFragment, specToFragment } from '#protocol/urlCodec.ts';
import { currentGesture } from './gesture.ts';

// Browsers refuse more than about a hundred changes of the address in half a minute.
const QUIET_MS = 400;

export interface Address {
  readonly spec: ExperimentSpec | undefined;
  /** The id of the lesson that is open, whether or not there is such a lesson. */
  readonly lesson: string | undefined;
  /** Why the address cannot be read, in plain words. */
  readonly problem: string | undefined;
}

/** Whether the address asks for nothing: a first visit. */
export const isBare = (): boolean => location.hash === '';

/** What the page's address says; one without a fragment means what the page begins with. */
export function readAddress(): Address {
  const { learn: lesson } = readFragment(location.hash);
  if (isBare()) return { spec: planeVae.experiment, lesson, problem: undefined };
  try {
    return { spec: specFromFragment(location.hash), lesson, problem: undefined };
  } catch (thrown) {
    const problem = `The address of this page names no experiment that Hourglass can read: ${toWireError(thrown).message} The experiment on the page stays as it is.`;
    return { spec: undefined, lesson, problem };
  }
}

interface Waiting {
  readonly spec: ExperimentSpec;
  /** The press that it comes of. */
  readonly gesture: number;
}

let timer: ReturnType<typeof setTimeout> | undefined;
let waiting: Waiting | undefined;

/** Puts an experiment into the address, soon. One that needs a run of its own gets its own entry in the browser's
 *  history, so that Back returns to the one before; live changes do not. */
export function writeAddress(spec: ExperimentSpec): void {
  clearTimeout(timer);
  waiting = { spec, gesture: currentGesture() };
  timer = setTimeout(flush, QUIET_MS);
}

function flush(): void {
  const next = waiting;
  forgetWaiting();
  if (next) write(next);
}

function forgetWaiting(): void {
  clearTimeout(timer);
  waiting = undefined;
}

/** Puts an experiment into the address at once, in the place of the one that stands there. */
export function replaceAddress(spec: ExperimentSpec): void {
  forgetWaiting();
  put(partsFor(spec), 'replace');
}

/** With the lesson that is open. */
function partsFor(spec: ExperimentSpec): FragmentParts {
  const { learn } = readFragment(location.hash);
  return { ...readFragment(specToFragment(spec)), ...(learn !== undefined && { learn }) };
}

/** The press that made the newest entry: what else comes of it, takes its place. */
let enteredBy: number | undefined;

function write({ spec, gesture }: Waiting): void {
  const { spec: named } = readAddress();
  const changes = named ? changesBetween(named, spec) : undefined;
  if (changes?.length === 0) return;
  const isSmall = changes?.every(({ isLive }) => isLive) ?? true;
  put(partsFor(spec), isSmall || gesture === enteredBy ? 'replace' : 'push');
  if (!isSmall) enteredBy = gesture;
}

/** Puts the open lesson into the address, at once and with an entry of its own in the browser's history; undefined if
 *  there is none. @param spec the experiment on the page, which a mere link to a lesson does not name */
export function writeLesson(lesson: string | undefined, spec: ExperimentSpec): void {
  flush();
  const named = readFragment(location.hash);
  if (lesson === undefined && named.learn === undefined) return;
  const e = named.e ?? readFragment(specToFragment(spec)).e;
  if (named.learn === lesson && named.e === e) return;
  const parts = { ...(lesson !== undefined && { learn: lesson }), ...(e !== undefined && { e }) };
  put(parts, named.learn === lesson ? 'replace' : 'push');
}

function put(parts: FragmentParts, how: 'push' | 'replace'): void {
  const address = `#${writeFragment(parts)}`;
  // The history of a page that embeds this one is not ours.
  if (how === 'push' && !isEmbedded()) history.pushState(history.state, '', address);
  else history.replaceState(history.state, '', address);
}

/** The address of an experiment, to copy. */
export function addressOf(spec: ExperimentSpec): string {
  const address = new URL(location.href);
  address.search = '';
  address.hash = specToFragment(spec);
  return address.href;
}

/** The same of the page that stands inside another one. */
export function embeddedAddressOf(spec: ExperimentSpec): string {
  const address = new URL(addressOf(spec));
  address.search = EMBEDDED;
  return address.href;
}

const EMBEDDED = '?embed=1';

/** Whether this page stands inside another one, as its address says. */
export const isEmbedded = (): boolean => new URLSearchParams(location.search).get('embed') === '1';

/** Calls `onChange` when the person edits the address or goes back in history. */
export function onAddressChange(onChange: (address: Address) => void): void {
  // With the move itself, before anything that waits can write over where it leads.
  addEventListener('popstate', () => {
    forgetWaiting();
    onChange(readAddress());
  });
}
