/** Settings that come as a file. Not their meaning: protocol/parseSpec.ts checks every field. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { HourglassError, toWireError } from '#protocol/errors.ts';
import { parseSpecText } from '#protocol/parseSpec.ts';

/** Settings take a few thousand; a file that claims to be some is not read beyond this. */
const MOST_BYTES = 1_000_000;

type TextFile = Pick<File, 'name' | 'size' | 'text'>;

/** @throws HourglassError that names the file and says what is wrong with it */
export async function readSettings(file: TextFile): Promise<ExperimentSpec> {
  if (file.size > MOST_BYTES) {
    throw new HourglassError(
      'settings/tooLarge',
      `${file.name} has ${file.size.toLocaleString('en-US')} bytes: settings have a few thousand. Choose a file that “Download: Settings” made.`,
    );
  }
  const text = await file.text();
  try {
    return parseSpecText(text);
  } catch (thrown) {
    const { code, message } = toWireError(thrown);
    throw new HourglassError(code, `${file.name}: ${message} The experiment on the page stays as it is.`);
  }
}
