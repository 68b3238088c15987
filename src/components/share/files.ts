/** The files that the page itself makes of a run. Not those that the worker makes: the trained networks. */
import type { NamedFile } from '#protocol/messages.ts';
import { decode } from '#store/ask.ts';
import { getFrame } from '#store/frames.ts';
import type { HourglassState } from '#store/types.ts';
import { curveCsv, phaseCsv } from './curveCsv.ts';
import { type PictureRow, pictureFile } from './pictureFile.ts';

type Files = readonly NamedFile[];

const textFile = (name: string, text: string): NamedFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});

export function settingsFiles({ spec }: HourglassState): Files {
  return [textFile('hourglass-settings.json', `${JSON.stringify(spec, null, 2)}\n`)];
}

/** The curve, and one for each phase of pretraining that was begun. */
export function curveFiles(state: HourglassState): Files {
  const { network, dataset, spec, phaseCurves } = state;
  if (!network || !dataset) return [];
  const stepsPerEpoch = Math.ceil(dataset.trainCount / spec.training.batchSize);
  const phases = network.phases.flatMap(({ id, terms, stepsPerEpoch: steps }) => {
    const points = phaseCurves[id];
    const name = `curve-${id.replace(/\W+/g, '-')}.csv`;
    return points ? [textFile(name, phaseCsv(points, terms, steps))] : [];
  });
  return [...phases, textFile('curve.csv', curveCsv(state, network.terms, stepsPerEpoch))];
}

/** The images whose reconstructions are on the page, and what comes back of them. */
export async function reconstructionFiles({ dataset, spec }: HourglassState): Promise<Files> {
  const frame = getFrame('reconstructions');
  if (!dataset || !frame) return [];
  const rows = [
    { name: 'input', images: frame.clean },
    { name: 'corrupted', images: spec.corruption.id === 'none' ? undefined : frame.corrupted },
    { name: 'autoencoder', images: frame.autoencoder },
    { name: 'PCA', images: frame.pca },
  ];
  return picture('reconstructions.png', rows, dataset);
}

/** What the sliders draw. */
export async function generatedFiles({ dataset, z, pcaZ }: HourglassState): Promise<Files> {
  if (!dataset) return [];
  const rows = [
    { name: 'autoencoder', images: z && (await decode('autoencoder', z)) },
    { name: 'PCA', images: pcaZ && (await decode('pca', pcaZ)) },
  ];
  return picture('generated.png', rows, dataset);
}

interface MaybeRow {
  readonly name: string;
  readonly images: Float32Array | undefined;
}

async function picture(
  name: string,
  rows: readonly MaybeRow[],
  tile: NonNullable<HourglassState['dataset']>,
): Promise<Files> {
  const there = rows.flatMap(({ name: words, images }): PictureRow[] =>
    images ? [{ name: words, images }] : [],
  );
  const file = there.length > 0 ? await pictureFile(name, there, tile) : undefined;
  return file ? [file] : [];
}
