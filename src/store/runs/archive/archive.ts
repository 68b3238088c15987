/** Takes runs along as one zip, and brings them back. Not what is in it: pack.ts and unpack.ts, loaded when asked for. */
import { HourglassError, toWireError } from '#protocol/errors.ts';
import type { KeptRun } from '#protocol/keptRun.ts';
import type { NamedFile } from '#protocol/messages.ts';
import { download } from '../../download.ts';
import { useHourglass } from '../../store.ts';
import { keptRuns } from '../kept.ts';
import { nameOf } from '../naming.ts';
import { type Imported, tellOfImport } from './outcome.ts';
import type { RunToPack } from './pack.ts';
import type { UnpackedRun } from './unpack.ts';

/** More cannot be held in memory twice. */
const MOST_BYTES = 2 ** 30;

const FILE = 'hourglass-runs.zip';

/** Saves runs as one zip. @param filesOf what people read of a run */
export async function exportRuns(
  runs: readonly KeptRun[],
  filesOf: (run: KeptRun) => Promise<readonly NamedFile[]>,
): Promise<void> {
  const { notify } = useHourglass.getState();
  try {
    const { packRuns } = await import('./pack.ts');
    const packed: RunToPack[] = [];
    for (const run of runs) {
      const checkpoint = await keptRuns.checkpoint(run.id);
      packed.push({ run, ...(checkpoint && { checkpoint }), files: await filesOf(run) });
    }
    await download([{ name: FILE, bytes: packRuns(packed) }]);
  } catch (thrown) {
    notify('error', `The runs could not be exported: ${toWireError(thrown).message} Nothing was changed.`);
  }
}

/** Reads such a zip, adds the runs that are not here yet, and says what came of it. */
export async function importRuns(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<void> {
  const { notify } = useHourglass.getState();
  try {
    if (file.size > MOST_BYTES) throw tooLarge(file.size);
    const { unpackRuns } = await import('./unpack.ts');
    const { runs, leftOut } = unpackRuns(new Uint8Array(await file.arrayBuffer()));
    const imported: Imported[] = [];
    // The newest first: where there is no room for all weights, theirs are kept.
    for (const one of runs.toSorted((a, b) => b.run.at - a.run.at)) imported.push(await adopt(one));
    const { tone, text } = tellOfImport(file.name, imported, leftOut);
    notify(tone, text);
  } catch (thrown) {
    const { message } = toWireError(thrown);
    notify('error', `${file.name} cannot be imported: ${message} Your runs stay as they are.`);
  }
}

async function adopt({ run, checkpoint, hasDamagedWeights }: UnpackedRun): Promise<Imported> {
  const adopted = await keptRuns.adopt(run, checkpoint);
  const weights = hasDamagedWeights ? 'damaged' : checkpoint ? 'whole' : 'none';
  return { name: nameOf(run), ...adopted, weights };
}

const tooLarge = (bytes: number) =>
  new HourglassError(
    'archive/tooLarge',
    `it has ${bytes.toLocaleString('en-US')} bytes, and at most ${MOST_BYTES.toLocaleString('en-US')} can be read. Export fewer runs at a time: search for them, and only those that are found are exported.`,
  );
