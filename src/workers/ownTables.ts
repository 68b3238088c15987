/** The person's tables of images, to train on and to test with. Not their cells: engine/data/parseCsv.ts. */
import { CsvError } from '#engine/data/csvError.ts';
import { type ClassLabels, MOST_CLASSES } from '#engine/data/csvLabels.ts';
import { type CsvImages, parseCsv } from '#engine/data/parseCsv.ts';
import type { OwnFiles } from '#engine/data/parseIdx.ts';
import type { NamedFile } from '#protocol/messages.ts';
import { split } from './ownFiles.ts';

export const isTable = ({ name }: NamedFile): boolean => /\.(csv|tsv)(\.gz)?$/i.test(name);

/** @param files inflated, at least one
 *  @throws CsvError where one cannot be read, IdxError where there are too many */
export function readTables(files: readonly NamedFile[]): OwnFiles {
  const tables = files.map((file) => [file, parseCsv(file.bytes, file.name)] as const);
  const { train, test } = split<CsvImages>('tables', tables, ({ images }) => images.count);
  if (!train) throw new CsvError('csv/empty', 'There is no table. Choose a file with a row an image.');
  const names = namesIn([train.labels, test?.labels]);
  const number = numbering(names);
  return {
    trainImages: train.images,
    trainLabels: train.labels && number(train.labels),
    testImages: test?.images,
    testLabels: test?.labels && number(test.labels),
    classNames: names.every(isLabelNumber) ? undefined : names,
  };
}

/** Labels that are numbers already need no names. */
const isLabelNumber = (name: string) => /^\d{1,3}$/.test(name) && Number(name) < MOST_CLASSES;

/** All names, in their order. @throws CsvError 'csv/labels' */
function namesIn(labels: readonly (ClassLabels | undefined)[]): readonly string[] {
  const names = [...new Set(labels.flatMap((some) => some?.names ?? []))];
  if (names.length <= MOST_CLASSES)
    return names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  throw new CsvError(
    'csv/labels',
    `The tables have ${names.length} classes together; at most ${MOST_CLASSES} can be told apart. Use fewer.`,
  );
}

/** From a table's own numbers of the classes to the shared ones. */
function numbering(names: readonly string[]): (labels: ClassLabels) => Uint8Array {
  const indexOf = new Map(
    names.map((name, index) => [name, names.every(isLabelNumber) ? Number(name) : index]),
  );
  return ({ indices, names: own }) => {
    const shared = own.map((name) => indexOf.get(name) ?? 0);
    return indices.map((index) => shared[index]!);
  };
}
