/**
 * The command that takes the person's own images, whatever files they come in, and keeps them as IDX files.
 * Not the formats: engine/data reads those.
 */
import { buildOwnImageSet, IDX_LIMITS, isGzip } from '#engine/data/parseIdx.ts';
import { isPicture } from '#engine/data/pictures.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { Commands, Handlers, NamedFile } from '#protocol/messages.ts';
import type { Datasets } from './datasets.ts';
import { sortOwnFiles, writeOwnFiles } from './ownFiles.ts';
import { readPictures } from './ownPictures.ts';
import { isTable, readTables } from './ownTables.ts';
import type { Platform } from './platform.ts';
import type { Task, Tasks } from './tasks.ts';

interface ImportingParts {
  readonly platform: Platform;
  readonly datasets: Datasets;
  readonly tasks: Tasks;
}

type Payload = Commands['importFiles']['payload'];

/** What is kept of the files that were brought. */
interface Brought {
  readonly files: readonly NamedFile[];
  readonly areInverted: boolean;
}

export function createImporting({ platform, datasets, tasks }: ImportingParts): Handlers['importFiles'] {
  return (payload) =>
    tasks.run('import', 'Reading your images', async (task) => {
      const { files, areInverted } = await read(payload, platform, task);
      const set = buildOwnImageSet(sortOwnFiles(files));
      task.check();
      const areKept = await platform.keepFiles(files);
      datasets.forgetOwn();
      return { trainCount: set.train.count, testCount: set.test.count, areKept, areInverted };
    });
}

async function read(
  { files, keepsLight = false }: Payload,
  platform: Platform,
  task: Task,
): Promise<Brought> {
  const inflated: NamedFile[] = [];
  for (const file of files.filter(isMeant)) inflated.push(await inflate(file, platform));
  const pictures = inflated.filter(({ bytes }) => isPicture(bytes));
  const tables = inflated.filter(isTable);
  if (pictures.length === 0 && tables.length === 0) return { files: inflated, areInverted: false };
  const other = inflated.find((file) => !pictures.includes(file) && !tables.includes(file));
  if (other || (pictures.length > 0 && tables.length > 0)) {
    throw new HourglassError('files/mixed', mixedWords(other, pictures[0]));
  }
  if (pictures.length === 0) return { files: writeOwnFiles(readTables(tables)), areInverted: false };
  const { own, areInverted } = await readPictures(pictures, { platform, task, keepsLight });
  return { files: writeOwnFiles(own), areInverted };
}

const mixedWords = (other: NamedFile | undefined, picture: NamedFile | undefined) =>
  other
    ? `${other.name} is no ${picture ? 'picture (PNG, JPEG or WebP)' : 'table'} as others of these files are. Leave it out.`
    : 'There are tables and pictures among these files. Bring one kind at a time.';

/** Not what systems leave behind in folders. */
const isMeant = ({ name }: NamedFile) => !/(^|\/)(\.[^/]*|__MACOSX\/.*|thumbs\.db|desktop\.ini)$/i.test(name);

async function inflate({ name, bytes }: NamedFile, platform: Platform): Promise<NamedFile> {
  return { name, bytes: isGzip(bytes) ? await platform.inflate(bytes, IDX_LIMITS.bytes) : bytes };
}
