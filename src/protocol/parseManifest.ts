/**
 * The list in an archive of runs, `manifest.json`: which runs are in it, in which folder each, where the weights of each
 * stand, and how to tell whether a file of theirs is whole. Written out by hand, for the reason given in parseKeptRun.ts.
 * Not the runs: parseRunJson.ts. Not the archive: store/runs/archive.
 */
import { HourglassError } from './errors.ts';
import type { Checkpoint } from './state.ts';

const VERSION = 1;
const FORMAT = 'hourglass-runs';

export interface ArchivedFile {
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
}

export interface ArchivedRun {
  /** Inside of the archive, without a slash at its end. */
  readonly folder: string;
  /** As the person calls it, or as it follows from the settings. */
  readonly name: string;
  /** Of the kept run. */
  readonly version: number;
  readonly files: readonly ArchivedFile[];
  /** Of the weights, if they are there. */
  readonly position?: Omit<Checkpoint, 'tensors'>;
}

export function writeManifest(runs: readonly ArchivedRun[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, runs }, null, 2)}\n`;
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const has =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([name, check]) => check(value[name]));

const isRun = has({
  folder: (value) => isText(value) && value !== '',
  name: isText,
  version: isCount,
  files: listOf(has({ name: isText, bytes: isCount, crc32: isCount })),
  position: optional(
    has({ step: isCount, reached: optional(isCount), phase: optional(has({ id: isText, step: isCount })) }),
  ),
});

/** @throws HourglassError "archive/foreign", "archive/version" or "archive/damaged" */
export function parseManifest(text: string): readonly ArchivedRun[] {
  const json = parseJson(text);
  if (!isObject(json) || json.format !== FORMAT) {
    throw new HourglassError(
      'archive/foreign',
      'its manifest.json is not one of Hourglass. Choose a zip that “Export” of the Runs panel has made.',
    );
  }
  if (json.version !== VERSION) {
    throw new HourglassError(
      'archive/version',
      `it was written in version ${String(json.version)} of the format, and this page reads version ${VERSION}. Reload the page to get the newest Hourglass, and import the file again.`,
    );
  }
  if (!listOf(isRun)(json.runs)) throw damaged();
  return json.runs as readonly ArchivedRun[];
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged();
  }
}

const damaged = () =>
  new HourglassError(
    'archive/damaged',
    'its manifest.json is damaged. Copy the file again from where it was exported.',
  );
