/** Files of any kind that a person drops on the page or chooses: models, archives of runs, settings and data. */
import { openModel } from './models/models.ts';
import { importRuns } from './runs/archive/archive.ts';
import { useHourglass } from './store.ts';
import type { BroughtFile } from './types.ts';

/** One kind at a time: a model or an archive goes before data. */
export async function bring(files: readonly BroughtFile[]): Promise<void> {
  const models = files.filter(({ path }) => /\.safetensors$/i.test(path));
  const archive = files.find(({ path }) => /\.zip$/i.test(path));
  if (models.length > 0) await openModel(models);
  else if (archive) await importRuns(archive.file);
  else await useHourglass.getState().importFiles(files);
}
