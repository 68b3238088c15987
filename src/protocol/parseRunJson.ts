/**
 * A kept run as JSON, for files, and back. Columns are lists of numbers; what JSON cannot say of a number is a word.
 * Not its weights. What holds for every kept run, wherever it was, is checked by parseKeptRun.ts; for the reason given there
 * it is written out by hand, too.
 */
import { HourglassError } from './errors.ts';
import type { KeptRun } from './keptRun.ts';
import { parseKeptRun } from './parseKeptRun.ts';

const words = ['NaN', 'Infinity', '-Infinity', '-0'];

const wordOf = (value: number) => (Object.is(value, -0) ? '-0' : String(value));
const isPlain = (value: number) => Number.isFinite(value) && !Object.is(value, -0);

/** Every value comes back as it was, to the last bit. */
export function writeRunJson(run: KeptRun): string {
  return JSON.stringify(run, (_, value: unknown) => {
    if (value instanceof Float64Array) return Array.from(value, (one) => (isPlain(one) ? one : wordOf(one)));
    if (typeof value === 'number' && !isPlain(value)) return wordOf(value);
    return value instanceof Uint8Array ? [...value] : value;
  });
}

type Reader = (value: unknown) => unknown;

const asItIs: Reader = (value) => value;

const isNumber = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && words.includes(value));
/** A number, or the word for it. */
const number: Reader = (value) => (isNumber(value) ? Number(value) : value);
const isByte = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255;

/** What is no column stays what it is, for parseKeptRun to refuse. */
const column: Reader = (value) =>
  Array.isArray(value) && value.every(isNumber) ? Float64Array.from(value, Number) : value;
const bytes: Reader = (value) =>
  Array.isArray(value) && value.every(isByte) ? Uint8Array.from(value, Number) : value;

/** The fields that are known, each as its reader has it. */
const fields =
  (readers: Readonly<Record<string, Reader>>): Reader =>
  (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const found = value as Readonly<Record<string, unknown>>;
    const known = Object.entries(readers).filter(([name]) => Object.hasOwn(found, name));
    return Object.fromEntries(known.map(([name, read]) => [name, read(found[name])]));
  };

/** Numbers by their names. */
const numbers: Reader = (value) =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, number(one)]))
    : value;

const curve = { steps: column, totals: column, terms: column };
const plain = [
  ...['version', 'id', 'name', 'note', 'at', 'spec', 'outcome', 'backend'],
  ...['steps', 'stepsPerEpoch', 'seconds', 'codeSize', 'terms', 'sweep', 'marks'],
];

const read = fields({
  ...Object.fromEntries(plain.map((name) => [name, asItIs])),
  clock: fields({ steps: column, seconds: column }),
  train: fields(curve),
  test: fields({ ...curve, images: column, squaredErrors: column, pcaSquaredErrors: column }),
  measures: fields({ step: asItIs, autoencoder: numbers, variational: numbers, pca: numbers }),
  thumbnails: fields({ width: asItIs, height: asItIs, originals: bytes, reconstructions: bytes }),
});

/** @throws HourglassError "run/invalid" if it is none, or one of a later version */
export function parseRunJson(text: string): KeptRun {
  return parseKeptRun(read(parseJson(text)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HourglassError('run/invalid', 'This run cannot be read: it is not JSON.');
  }
}
