/**
 * From what storage or a file holds to a kept run. Every version that was ever written is read, each as its fixture says.
 * Not a repair: what is damaged is refused. Written out by hand, so that the page that only trains need not load more of the
 * schemas' library.
 */
import { HourglassError } from './errors.ts';
import type { KeptCurve, KeptRun, KeptTests } from './keptRun.ts';
import { parseSpec } from './parseSpec.ts';

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isColumn: Check = (value) => value instanceof Float64Array;
const isBytes: Check = (value) => value instanceof Uint8Array;
const has =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    faultIn(value, checks) === undefined;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const areNumbers: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((one) => one === undefined || typeof one === 'number');

const curve = { steps: isColumn, totals: isColumn, terms: isColumn };

const checks: Readonly<Record<string, Check>> = {
  version: (value) => value === 1,
  id: (value) => isText(value) && value !== '',
  name: isText,
  note: isText,
  at: isCount,
  outcome: (value) => ['paused', 'finished', 'failed', 'replaced'].some((one) => one === value),
  backend: isText,
  steps: isCount,
  stepsPerEpoch: (value) => isCount(value) && value !== 0,
  seconds: isCount,
  clock: has({ steps: isColumn, seconds: isColumn }),
  codeSize: isCount,
  terms: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  train: has(curve),
  test: has({ ...curve, images: isColumn, squaredErrors: isColumn, pcaSquaredErrors: isColumn }),
  thumbnails: optional(
    has({ width: isCount, height: isCount, originals: isBytes, reconstructions: isBytes }),
  ),
  sweep: optional(has({ id: isText, label: isText, symbol: isText, value: isNumber })),
  measures: optional(
    has({
      ...{ step: isCount, autoencoder: areNumbers },
      ...{ variational: optional(areNumbers), pca: optional(areNumbers) },
    }),
  ),
  marks: optional((value) => Array.isArray(value) && value.every(has({ step: isCount, label: isText }))),
};

/** @throws HourglassError "run/invalid" if it is none, or one of a later version */
export function parseKeptRun(input: unknown): KeptRun {
  const fault = faultIn(input, checks);
  if (fault !== undefined) throw refused(`its ${fault} is not as it should be`);
  const run = input as KeptRun;
  if (!hasEqualColumns(run)) throw refused('its curves have columns of different lengths');
  return { ...run, spec: parseSpec(run.spec) };
}

/** The first field that is not as it should be. */
function faultIn(value: unknown, fields: Readonly<Record<string, Check>>): string | undefined {
  if (typeof value !== 'object' || value === null) return Object.keys(fields)[0];
  const found = value as Fields;
  return Object.keys(fields).find((name) => !fields[name]?.(found[name]));
}

function hasEqualColumns({ terms, train, test, clock }: KeptRun): boolean {
  const isWhole = (one: KeptCurve) =>
    one.totals.length === one.steps.length && one.terms.length === one.steps.length * terms.length;
  const columnsOf = ({ images, squaredErrors, pcaSquaredErrors }: KeptTests) => [
    images,
    squaredErrors,
    pcaSquaredErrors,
  ];
  return (
    isWhole(train) &&
    isWhole(test) &&
    columnsOf(test).every(({ length }) => length === test.steps.length) &&
    clock.steps.length === clock.seconds.length
  );
}

const refused = (problem: string) =>
  new HourglassError('run/invalid', `This run cannot be read: ${problem}. It may be of a newer Hourglass.`);
