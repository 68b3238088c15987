/** What came of an import, in words: what is here now, what is not, and what to do about it. Pure. */
import type { Adopted } from '../keptRuns.ts';
import { weightLimits } from '../weightLimits.ts';
import type { LeftOut } from './unpack.ts';

export interface Imported extends Adopted {
  readonly name: string;
  /** Whether weights came along, and whether they could be read. */
  readonly weights: 'none' | 'damaged' | 'whole';
}

interface Told {
  readonly tone: 'info' | 'error';
  readonly text: string;
}

/** What has to be said of some of the runs, and of which. */
const aboutImported: readonly (readonly [(one: Imported) => boolean, (names: string) => string])[] = [
  [({ outcome }) => outcome === 'known', (names) => `Here already, and left as it is: ${names}.`],
  [
    ({ outcome }) => outcome === 'beside',
    (names) =>
      `Here in another state, so that both stand side by side now: ${names}. Delete the one that you need no more.`,
  ],
  [
    ({ weights, hasWeights }) => weights === 'whole' && !hasWeights,
    (names) =>
      `Without weights, since the browser keeps those of ${weightLimits.runs} runs, ${weightLimits.bytes / 1e6} MB in all: ${names}. Delete runs that you need no more and import the file again.`,
  ],
  [
    ({ weights, hasWeights }) => weights === 'damaged' && !hasWeights,
    (names) => `Without weights, since those in the file are damaged: ${names}.`,
  ],
];

const aboutLeftOut: Readonly<Record<LeftOut['reason'], (names: string) => string>> = {
  version: (names) =>
    `Left out, for they are of another version of Hourglass: ${names}. Reload the page to get the newest one, and import the file again.`,
  damaged: (names) =>
    `Left out, for they are damaged: ${names}. Copy the file again from where it was exported.`,
};

/** @param file its name */
export function tellOfImport(file: string, imported: readonly Imported[], leftOut: readonly LeftOut[]): Told {
  const added = imported.filter(({ outcome }) => outcome !== 'known').length;
  const sentences = [
    added > 0 ? `${count(added)} imported from ${file}.` : `No run was added from ${file}.`,
    ...aboutImported.flatMap(([isMeant, say]) => about(imported.filter(isMeant), say)),
    ...(['version', 'damaged'] as const).flatMap((reason) =>
      about(
        leftOut.filter((one) => one.reason === reason),
        aboutLeftOut[reason],
      ),
    ),
  ];
  return { tone: leftOut.length > 0 ? 'error' : 'info', text: sentences.join(' ') };
}

const count = (runs: number) => (runs === 1 ? '1 run was' : `${runs} runs were`);

/** So many are named. */
const MOST_NAMES = 3;

function about(
  runs: readonly { readonly name: string }[],
  say: (names: string) => string,
): readonly string[] {
  if (runs.length === 0) return [];
  const names = runs.slice(0, MOST_NAMES).map(({ name }) => `“${name}”`);
  const more = runs.length - names.length;
  return [say(more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', '))];
}
