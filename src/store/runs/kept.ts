/** The runs that this browser keeps, and the recording of this page's runs into it. Not their rules: keptRuns.ts, recording.ts. */
import { sameValue } from '#catalog/sameValue.ts';
import { inspect } from '../ask.ts';
import { checkpointOf } from '../checkpoints.ts';
import { getFrame } from '../frames.ts';
import { useHourglass } from '../store.ts';
import { createRunDatabase } from './database.ts';
import { KeptRuns } from './keptRuns.ts';
import { Recording } from './recording.ts';
import { useRuns } from './runs.ts';
import { createMemoryStorage, createResilientStorage } from './storage.ts';
import { takeThumbnails, thumbnailsOf } from './thumbnails.ts';

function tellOfTrouble(): void {
  const text =
    'This browser does not let Hourglass keep runs: it forbids storage, or there is no room. They are compared all the same, for this visit only.';
  useHourglass.getState().notify('info', text);
}

export const keptRuns = new KeptRuns(
  createResilientStorage(createRunDatabase(), createMemoryStorage(), tellOfTrouble),
  Date.now,
);

export const recording = new Recording({
  store: useHourglass,
  keptRuns,
  checkpointOf,
  async findRun(spec) {
    await keptRuns.read();
    return useRuns.getState().runs.find((run) => sameValue(run.spec, spec));
  },
  isNoted(id) {
    const run = useRuns.getState().runs.find((one) => one.id === id);
    return run !== undefined && (run.name !== '' || run.note !== '');
  },
  takePictures: (dataset) => takeThumbnails(dataset, (index) => inspect('autoencoder', index)),
  shownPictures(dataset) {
    const frame = getFrame('reconstructions');
    return frame && thumbnailsOf(dataset, frame);
  },
  now: () => performance.now(),
  date: Date.now,
});
