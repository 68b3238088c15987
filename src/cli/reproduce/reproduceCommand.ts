/**
 * The command `reproduce` from its arguments to its exit code: tries claims and tells what was found.
 * Not the claims: claims/ hold those.
 */
import { parseArgs } from 'node:util';
import { findChoice } from '#catalog/choice.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { defaultExperiment } from '#catalog/experiment.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { oneOf, UsageError, wholeNumber } from '../arguments.ts';
import { activateBackend } from '../nodePlatform/activateBackend.ts';
import { datasetFolders, loadData } from '../nodePlatform/loadData.ts';
import { createProgress, type Progress } from '../progress.ts';
import type { Console } from '../trainCommand.ts';
import { drain, Interrupted } from '../turns.ts';
import type { Claim, Finding } from './claim.ts';
import { claims } from './claims/index.ts';
import { createLab } from './lab.ts';

const IDS = claims.map(({ id }) => id);

/** The claims are about images, and a browser keeps the person's own ones. */
const DATASET_IDS = datasets
  .filter(({ kind, origin }) => kind === 'image' && origin.kind !== 'own')
  .map(({ id }) => id);

const HELP = `Tries claims of the literature on real images and says whether they hold.

  npm run reproduce -- [CLAIM …] [options]

  CLAIM         ${IDS.join(', ')}; all if none is given
  --dataset ID  ${DATASET_IDS.join(', ')}; mnist if none is given
  --epochs N    instead of each experiment's
  --help        this text

Prints a Markdown table. Exit codes: 0 all hold, 1 one does not, 2 wrong arguments, 130 stopped.
`;

interface Arguments {
  readonly chosen: readonly Claim[];
  readonly dataset: string;
  readonly epochs: number | undefined;
}

function parseReproduceArguments(argv: readonly string[]): Arguments | 'help' {
  const { values, positionals } = readArguments(argv);
  if (values.help) return 'help';
  const ids = positionals.map((id) => oneOf('The claim', id, IDS));
  return {
    chosen: ids.length === 0 ? claims : claims.filter(({ id }) => ids.includes(id)),
    dataset: oneOf('--dataset', values.dataset ?? 'mnist', DATASET_IDS),
    epochs: wholeNumber('--epochs', values.epochs),
  };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        dataset: { type: 'string' },
        epochs: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @returns 0 all hold, 1 one does not or failed, 2 wrong arguments, 130 stopped */
export async function runReproduceCommand(argv: readonly string[], console: Console): Promise<number> {
  const progress = createProgress(console.err, () => performance.now());
  try {
    const given = parseReproduceArguments(argv);
    if (given === 'help') {
      console.out.write(HELP);
      return 0;
    }
    return (await tryAll(given, progress, console)) ? 0 : 1;
  } catch (error) {
    progress.finish();
    if (error instanceof Interrupted) return 130;
    console.err.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function tryAll({ chosen, dataset, epochs }: Arguments, progress: Progress, { out, signal }: Console) {
  await activateBackend('simd');
  progress.stage(`Loading ${findChoice(datasets, dataset).label}`);
  const spec = parseSpec({ ...defaultExperiment, dataset: { id: dataset } });
  const data = await drain(loadData(spec, datasetFolders()), signal, progress.share);
  if (data.kind !== 'image') throw new TypeError(`${dataset} has turned out to hold no images.`);
  let allHold = true;
  for (const claim of chosen) {
    const lab = createLab({ data, progress, signal, epochs });
    try {
      const finding = await claim.try(lab);
      progress.finish();
      out.write(describe(claim, finding));
      allHold &&= finding.holds;
    } finally {
      lab.dispose();
    }
  }
  return allHold;
}

function describe({ claim, source }: Claim, { figures, holds }: Finding): string {
  return [
    `**${claim}**${source ? ` (${source.authors} ${source.year})` : ''}`,
    '',
    '| measured | value |',
    '|---|---|',
    ...figures.map(({ label, value }) => `| ${label} | ${Number(value.toPrecision(5))} |`),
    '',
    holds ? 'It holds.' : 'It does **not** hold.',
    '',
    '',
  ].join('\n');
}
