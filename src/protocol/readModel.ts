/**
 * A model that somebody saved, from its files: one with the whole run in it, or those of encoder and decoder together.
 * Not its place in a run: the worker opens it. Not the saving: writeVisit.ts, engine/export/weights.ts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { sameValue } from '#catalog/sameValue.ts';
import type { SafetensorsContent } from '#engine/export/safetensors.ts';
import { HourglassError, toWireError } from './errors.ts';
import type { NamedFile } from './messages.ts';
import { parseSpecText } from './parseSpec.ts';
import { readSafetensors } from './readSafetensors.ts';
import { readVisit } from './readVisit.ts';
import type { SavedModel } from './visit.ts';
import { KEY } from './writeVisit.ts';

interface ReadFile extends SafetensorsContent {
  readonly file: NamedFile;
}

/** @throws HourglassError whose message names the file, and says what is wrong with it and what to do */
export function readModel(files: readonly NamedFile[]): SavedModel {
  const read = files.map((file): ReadFile => ({ file, ...within(file, () => readSafetensors(file.bytes)) }));
  const [whole] = read.filter(({ metadata }) => metadata[KEY] !== undefined);
  if (!whole) return readHalves(read);
  if (read.length > 1) {
    throw new HourglassError(
      'model/several',
      `${whole.file.name} holds a whole run: choose it alone, without the ${read.length - 1} other.`,
    );
  }
  return within(whole.file, () => readVisit(whole.file.bytes).visit, RUN_ADVICE);
}

const RUN_ADVICE =
  'It is damaged, or of another version of Hourglass: reload the page to get the newest one, or save it again where it was trained.';

/** What stands at the beginning of the tensors' names. */
const sides = ['encoder', 'decoder'] as const;

function readHalves(read: readonly ReadFile[]): SavedModel {
  const [first, ...others] = read.map((one) => specOf(one));
  if (!first)
    throw new HourglassError('model/none', 'No file was chosen: choose one that ends in .safetensors.');
  if (!others.every((spec) => sameValue(spec, first))) {
    throw new HourglassError(
      'model/unequal',
      `${namesOf(read)} have different settings: choose the encoder and the decoder of one and the same model.`,
    );
  }
  const weights = read.flatMap(({ tensors }) => tensors);
  const missing = sides.find((side) => !weights.some(({ name }) => name.startsWith(`${side}.`)));
  // A linear network has no encoder layers: its code is the encoder.
  const isHalf = missing === 'decoder' || (missing && !weights.some(({ name }) => name.startsWith('code.')));
  if (!isHalf) return { spec: first, weights };
  throw new HourglassError(
    'model/half',
    `${namesOf(read)} holds one half of a model, without its ${missing}: choose encoder.safetensors and decoder.safetensors together.`,
  );
}

function specOf({ file, metadata }: ReadFile): ExperimentSpec {
  const { experiment } = metadata;
  if (experiment !== undefined) return within(file, () => parseSpecText(experiment));
  throw new HourglassError(
    'model/settings',
    `${file.name} holds weights without settings, so that nobody knows which network they belong to. Choose a file that “Download: Model” or “Download: safetensors” has made.`,
  );
}

const namesOf = (read: readonly ReadFile[]) => read.map(({ file }) => file.name).join(' and ');

/** What was foreseen is told with the name of the file. @param advice instead of what the error says */
function within<T>({ name }: NamedFile, work: () => T, advice?: string): T {
  try {
    return work();
  } catch (thrown) {
    const { code, message } = toWireError(thrown);
    throw new HourglassError(code, `${name} cannot be opened. ${advice ?? message}`);
  }
}
