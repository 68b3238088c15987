/**
 * Two runs side by side as CSV: what was set differently, what came of it, and what was measured, in full precision.
 * Not their curves: these are in the export of the runs.
 */
import { differencesBetween } from '#catalog/changes.ts';
import type { KeptRun } from '#protocol/keptRun.ts';
import { nameOf } from '#store/runs/naming.ts';
import { datasetLabel } from '#store/runs/search.ts';
import { type Row, rowsOf } from '../../compare/measureRows.ts';
import { finalsOf, rateOf, unitOf } from '../../compare/measures.ts';
import { type Cell, csvOf } from '../../share/csv.ts';
import { termName } from './termName.ts';

type Line = readonly Cell[];

const HEAD = ['part', 'name', 'A', 'B', 'PCA'];

/** A line for each thing: of which part of the comparison it is, its name, its value in A, in B, and PCA's at the same size. */
export function pairCsv(a: KeptRun, b: KeptRun): string {
  return csvOf([HEAD, ...runLines(a, b), ...settingLines(a, b), ...resultLines(a, b), ...measureLines(a, b)]);
}

const line = (part: string, a: KeptRun, b: KeptRun) => (name: string, of: (run: KeptRun) => Cell) => [
  ...[part, name, of(a), of(b)],
  undefined,
];

function runLines(a: KeptRun, b: KeptRun): readonly Line[] {
  const both = line('run', a, b);
  return [both('name', nameOf), both('data', datasetLabel), both('seed', ({ spec }) => spec.seed)];
}

function settingLines(a: KeptRun, b: KeptRun): readonly Line[] {
  const differences = differencesBetween({ ...a.spec, seed: b.spec.seed }, b.spec);
  return differences.map(({ place, name, symbol, before, after, isStructural }) => {
    const full = symbol === undefined ? name : `${name} ${symbol}`;
    return ['setting', isStructural ? full : `${place}: ${full}`, before, after, undefined];
  });
}

/** At the end, on test items. */
function resultLines(a: KeptRun, b: KeptRun): readonly Line[] {
  const both = line('result', a, b);
  const terms = [...new Set([...a.terms, ...b.terms])];
  const units = [...new Set([unitOf(a), unitOf(b)])].join(' or ');
  const pca = (run: KeptRun) => finalsOf(run).pcaSquaredError;
  return [
    both('squared error', (run) => finalsOf(run).squaredError),
    both('squared error of PCA', pca),
    both(`loss in ${units}`, (run) => finalsOf(run).loss),
    ...terms.map((term) => both(termName(term), (run) => termOf(run, term))),
    ...(terms.includes('kl') ? [both('KL without weight', rateOf)] : []),
    both('test items', ({ test }) => test.images.at(-1)),
    both('code units', ({ codeSize }) => codeSize),
    both('steps', ({ steps }) => steps),
    both('epochs', ({ steps, stepsPerEpoch }) => steps / stepsPerEpoch),
    both('seconds', ({ seconds }) => seconds),
    both('computed on', ({ backend }) => backend || undefined),
  ];
}

const termOf = (run: KeptRun, term: string) => finalsOf(run).terms.find(({ name }) => name === term)?.value;

/** What was measured of either; shares are between 0 and 1. */
function measureLines(a: KeptRun, b: KeptRun): readonly Line[] {
  const [ofA, ofB] = [a, b].map(({ measures }) => (measures ? rowsOf(measures) : []));
  const labels = new Map([...(ofA ?? []), ...(ofB ?? [])].map(({ id, label }) => [id, label]));
  const find = (rows: readonly Row[] | undefined, id: string) => rows?.find((row) => row.id === id)?.values;
  const isSamePca = a.codeSize === b.codeSize && a.spec.dataset.id === b.spec.dataset.id;
  return [...labels].map(([id, label]) => {
    const [own, other] = [find(ofA, id), find(ofB, id)];
    const pca = isSamePca ? (own?.pca ?? other?.pca) : undefined;
    return ['measure', label, own?.autoencoder, other?.autoencoder, pca];
  });
}
