/** Saves the run that is open as a model, and opens one again. Not the files: the worker reads them, writeVisit.ts writes. */
import { toWireError } from '#protocol/errors.ts';
import type { NamedFile } from '#protocol/messages.ts';
import type { SavedModel } from '#protocol/visit.ts';
import { writeVisit } from '#protocol/writeVisit.ts';
import { call } from '../connection.ts';
import { download } from '../download.ts';
import { recording } from '../runs/kept.ts';
import { layAside } from '../runs/layAside.ts';
import { useHourglass } from '../store.ts';
import type { BroughtFile } from '../types.ts';
import { measuredUntil } from '../visits/visit.ts';

/** Together, bytes: more than any network that trains here takes with its optimizer. */
const MOST_BYTES = 2 ** 30;

const get = useHourglass.getState;

/** One file with weights, settings, curves and the optimizer's state, as they are now. */
export async function saveModel(): Promise<void> {
  const { checkpoint } = await call('saveState', {});
  const { spec, trainCurve, testCurve, marks, phaseCurves, pace } = get();
  const measured = { trainCurve, testCurve, marks, phaseCurves, pace };
  await download([
    { name: 'hourglass-model.safetensors', bytes: writeVisit({ spec, measured, checkpoint }, 0) },
  ]);
}

/** Opens a model in the place of the run that is open, which is not lost: it comes back if the model cannot be opened, or
 *  if the person wants it back. */
export async function openModel(brought: readonly BroughtFile[]): Promise<void> {
  const names = brought.map(({ file }) => file.name).join(' and ');
  try {
    const total = brought.reduce((sum, { file }) => sum + file.size, 0);
    if (total > MOST_BYTES)
      return refuse(`${names}: ${total} bytes, and at most ${MOST_BYTES} can be opened: it is no model.`);
    const files = await Promise.all(brought.map(readFile));
    const model = await call(
      'readModel',
      { files },
      files.map(({ bytes }) => bytes.buffer),
    );
    begin(names, model, await layAside());
  } catch (thrown) {
    refuse(toWireError(thrown).message);
  }
}

const readFile = async ({ file }: BroughtFile): Promise<NamedFile & { bytes: Uint8Array<ArrayBuffer> }> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

const refuse = (problem: string): void =>
  get().notify('error', `${problem} The run on the page stays as it is.`);

/** @param openAgain opens what was there before */
function begin(
  names: string,
  { spec, checkpoint, measured, weights }: SavedModel,
  openAgain: () => void,
): void {
  const { history } = get();
  const goBack = () => {
    if (isEdit) get().undo();
    openAgain();
  };
  recording.announce({ isBrought: true });
  get().openSpec(spec, undefined, {
    ...(checkpoint && { checkpoint }),
    ...(checkpoint && measured && { measured: measuredUntil({ checkpoint, measured }) }),
    ...(weights && { weights }),
    onOpened() {
      const place = checkpoint
        ? `goes on from step ${checkpoint.step.toLocaleString('en-US')}`
        : 'begins with its weights, and with a new optimizer';
      const actions = [{ label: 'Back to the run before', perform: goBack }];
      get().notify('info', `Opened ${names}: training ${place}.`, { actions, topic: 'visit' });
    },
    onRefused({ message }) {
      get().notify('error', `${names} cannot be opened. ${message} The run before is open again.`);
      goBack();
      return true;
    },
  });
  const isEdit = get().history !== history;
}
