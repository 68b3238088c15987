/** Brings the person's own images, or settings from a file, into a run. Not their reading: the worker does that. */
import type { NamedFile } from '#protocol/messages.ts';
import { call } from './connection.ts';
import { ownDatasetId } from './datasetRoles.ts';
import { withChoice } from './edits.ts';
import { readSettings } from './settingsFile.ts';
import type { BroughtFile, GetState } from './types.ts';

/** Together; more would not fit into memory, bytes. */
const MOST_BYTES = 2 ** 31;

/** @param report tells of a refusal */
export async function importFiles(
  get: GetState,
  report: (thrown: unknown) => void,
  brought: readonly BroughtFile[],
  keepsLight = false,
): Promise<void> {
  const settings = settingsIn(brought);
  if (settings) return openSettings(get, settings).catch(report);
  const { notify } = get();
  const total = brought.reduce((sum, { file }) => sum + file.size, 0);
  if (total > MOST_BYTES) {
    notify(
      'error',
      `These files have ${total} bytes together; at most ${MOST_BYTES} can be used. Use fewer.`,
    );
    return;
  }
  try {
    const files = await readAll(brought);
    const buffers = files.map(({ bytes }) => bytes.buffer);
    const { areKept, areInverted } = await call('importFiles', { files, keepsLight }, buffers);
    if (!areKept)
      notify('info', 'This browser could not keep your images: they are here for this visit only.');
    if (areInverted)
      notify(
        'info',
        'Your pictures have a light background. They were inverted: what is drawn is bright, as in MNIST.',
        {
          actions: [
            { label: 'Keep them as they are', perform: () => void importFiles(get, report, brought, true) },
          ],
        },
      );
    get().setSpec(withChoice(get().spec, 'dataset', ownDatasetId()));
    get().reset();
  } catch (thrown) {
    report(thrown);
  }
}

/** A JSON file alone: beside others it is something else, such as the notes that data sets bring along. */
function settingsIn([first, ...rest]: readonly BroughtFile[]): File | undefined {
  return first && rest.length === 0 && /\.json$/i.test(first.path) ? first.file : undefined;
}

async function openSettings(get: GetState, file: File): Promise<void> {
  get().setSpec(await readSettings(file));
  const actions = [{ label: 'Undo', perform: () => get().undo() }];
  get().notify('info', `The settings of ${file.name} are in use.`, { actions, topic: 'settings' });
}

type ReadFile = NamedFile & { readonly bytes: Uint8Array<ArrayBuffer> };

/** One after the other: a folder may hold thousands. */
async function readAll(brought: readonly BroughtFile[]): Promise<readonly ReadFile[]> {
  const files: ReadFile[] = [];
  for (const { path, file } of brought) {
    files.push({ name: path, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return files;
}
