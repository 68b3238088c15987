/**
 * Reads an archive of runs, each on its own: one that is damaged or of another version leaves the others as they are.
 * Loaded when somebody imports. Not what becomes of them: archive.ts.
 */
import { unzipSync } from 'fflate';
import { HourglassError } from '#protocol/errors.ts';
import type { KeptRun } from '#protocol/keptRun.ts';
import { type ArchivedRun, parseManifest } from '#protocol/parseManifest.ts';
import { parseRunJson } from '#protocol/parseRunJson.ts';
import { readSafetensors } from '#protocol/readSafetensors.ts';
import type { Checkpoint } from '#protocol/state.ts';
import { crc32 } from './crc32.ts';
import { MANIFEST, RUN, WEIGHTS } from './names.ts';

/** A file of an archive may have so many bytes when it is unpacked: weights are kept up to 200 MB, curves have 500 points. */
const MOST_BYTES = 2 ** 28;

export interface UnpackedRun {
  readonly run: KeptRun;
  readonly checkpoint?: Checkpoint;
  /** They are listed, but cannot be read. */
  readonly hasDamagedWeights: boolean;
}

/** A run that cannot be read, and why. */
export interface LeftOut {
  readonly name: string;
  readonly reason: 'version' | 'damaged';
}

export interface Unpacked {
  readonly runs: readonly UnpackedRun[];
  readonly leftOut: readonly LeftOut[];
}

/** Of the kept runs that this page writes. */
const RUN_VERSION = 1;

/** @throws HourglassError "archive/…" whose message says what the file is and what to do, for after “… cannot be imported: ” */
export function unpackRuns(archive: Uint8Array): Unpacked {
  const prefix = folderOfManifest(archive);
  const read = (path: string) => fileIn(archive, `${prefix}${path}`);
  const manifest = read(MANIFEST);
  if (!manifest) throw new HourglassError('archive/damaged', DAMAGED);
  const runs: UnpackedRun[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of parseManifest(new TextDecoder().decode(manifest))) {
    const unpacked = unpackRun(entry, read);
    if (typeof unpacked === 'string') leftOut.push({ name: entry.name, reason: unpacked });
    else runs.push(unpacked);
  }
  return { runs, leftOut };
}

const DAMAGED = 'it is no zip file, or it was cut off. Copy or download it again from where it was exported.';
const FOREIGN =
  'it holds no runs of Hourglass, for there is no manifest.json in it. Choose a zip that “Export” of the Runs panel has made.';

/** What stands before `manifest.json`: nothing, or a folder if somebody has packed the archive again. */
function folderOfManifest(archive: Uint8Array): string {
  const paths: string[] = [];
  try {
    unzipSync(archive, { filter: ({ name }) => paths.push(name) < 0 });
  } catch {
    throw new HourglassError('archive/damaged', DAMAGED);
  }
  const [manifest] = paths
    .filter((path) => path === MANIFEST || path.endsWith(`/${MANIFEST}`))
    .toSorted((a, b) => a.length - b.length);
  if (manifest === undefined) throw new HourglassError('archive/foreign', FOREIGN);
  return manifest.slice(0, -MANIFEST.length);
}

/** Undefined if it is not there, too large or damaged. */
function fileIn(archive: Uint8Array, path: string): Uint8Array | undefined {
  const isWanted = (file: { readonly name: string; readonly originalSize: number }) =>
    file.name === path && file.originalSize <= MOST_BYTES;
  try {
    return unzipSync(archive, { filter: isWanted })[path];
  } catch {
    return undefined;
  }
}

function unpackRun(
  entry: ArchivedRun,
  read: (path: string) => Uint8Array | undefined,
): UnpackedRun | LeftOut['reason'] {
  if (entry.version !== RUN_VERSION) return 'version';
  /** "damaged" if it is listed but not there as it was written. */
  const fileOf = (name: string): Uint8Array | 'none' | 'damaged' => {
    const listed = entry.files.find((file) => file.name === name);
    if (!listed) return 'none';
    const bytes = read(`${entry.folder}/${name}`);
    return bytes?.length === listed.bytes && crc32(bytes) === listed.crc32 ? bytes : 'damaged';
  };
  const text = fileOf(RUN);
  if (typeof text === 'string') return 'damaged';
  const run = orNothing(() => parseRunJson(new TextDecoder().decode(text)));
  // Whole, and yet not to be read: it names what this page does not know.
  if (!run) return 'version';
  const weights = fileOf(WEIGHTS);
  const tensors = typeof weights === 'string' ? undefined : orNothing(() => readSafetensors(weights).tensors);
  const checkpoint = tensors && entry.position && { ...entry.position, tensors };
  return { run, ...(checkpoint && { checkpoint }), hasDamagedWeights: weights !== 'none' && !checkpoint };
}

/** Undefined where the parser refuses. */
function orNothing<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (thrown) {
    if (thrown instanceof HourglassError) return undefined;
    throw thrown;
  }
}
