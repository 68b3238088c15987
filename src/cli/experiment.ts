/**
 * The experiment that the command line names, with what it changes in it.
 * Not its validation: protocol/parseSpec.ts does that.
 */
import { readFile } from 'node:fs/promises';
import { findChoice } from '#catalog/choice.ts';
import { datasets } from '#catalog/datasets/index.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { defaultValues } from '#catalog/params.ts';
import { recipes } from '#catalog/recipes/index.ts';
import { parseSpec, parseSpecText } from '#protocol/parseSpec.ts';
import { type TrainArguments, UsageError } from './arguments.ts';

/** @throws UsageError where the file cannot be read, HourglassError where it is no experiment */
export async function readExperiment({
  source,
  dataset,
  epochs,
}: Pick<TrainArguments, 'source' | 'dataset' | 'epochs'>): Promise<ExperimentSpec> {
  const given = source.kind === 'file' ? await readSpecFile(source.path) : recipeExperiment(source.id);
  return parseSpec({
    ...given,
    ...(dataset === undefined ? {} : { dataset: defaultDataset(dataset) }),
    training: { ...given.training, ...(epochs === undefined ? {} : { epochs }) },
  });
}

function recipeExperiment(id: string): ExperimentSpec {
  return recipes.find((recipe) => recipe.id === id)!.experiment;
}

async function readSpecFile(path: string): Promise<ExperimentSpec> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The experiment ${path} cannot be read: ${reason}.`);
  });
  return parseSpecText(text);
}

function defaultDataset(id: string) {
  return { id, params: defaultValues(findChoice(datasets, id).params) };
}
