/** What people read of a run, as the files of its folder in an export. Not what an import reads: store/runs/archive. */
import type { KeptRun } from '#protocol/keptRun.ts';
import type { NamedFile } from '#protocol/messages.ts';
import { measuredIn } from '#store/runs/measuredIn.ts';
import { nameOf } from '#store/runs/naming.ts';
import { datasetLabel } from '#store/runs/search.ts';
import { finalsOf } from '../../compare/measures.ts';
import { curveCsv } from '../../share/curveCsv.ts';
import { pictureFile } from '../../share/pictureFile.ts';

export async function filesOf(run: KeptRun): Promise<readonly NamedFile[]> {
  const measured = measuredIn(run, { step: run.steps, tensors: [] });
  const pictures = await picturesOf(run);
  return [
    textFile('settings.json', json(run.spec)),
    textFile('curve.csv', curveCsv(measured, run.terms, run.stepsPerEpoch)),
    textFile('measures.json', json(measuresOf(run))),
    ...(pictures ? [pictures] : []),
  ];
}

/** The last numbers, and what they are of. What was not measured is left out. */
function measuresOf(run: KeptRun) {
  const { note, backend, outcome, at, steps, stepsPerEpoch, seconds, codeSize } = run;
  return {
    ...{ name: nameOf(run), note, data: datasetLabel(run), backend, outcome, at: new Date(at).toISOString() },
    ...{ steps, epochs: steps / stepsPerEpoch, seconds, codeSize },
    ...finalsOf(run),
  };
}

async function picturesOf({ thumbnails }: KeptRun): Promise<NamedFile | undefined> {
  if (!thumbnails) return undefined;
  const { originals, reconstructions, ...tile } = thumbnails;
  const rows = [
    { name: 'input', images: inGreys(originals) },
    { name: 'autoencoder', images: inGreys(reconstructions) },
  ];
  return pictureFile('pictures.png', rows, tile);
}

/** From 0 … 255 to 0 … 1. */
const inGreys = (bytes: Uint8Array) => Float32Array.from(bytes, (grey) => grey / 255);

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const textFile = (name: string, text: string): NamedFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});
