/** What a sweep can go over: the numbers of an experiment, and which values are worth trying. Not the sweep: sweep.ts. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { NumberParam } from '#catalog/params.ts';
import { type Place, placeName, placesOf, schemaAt, valuesAt } from '#catalog/place.ts';
import { valueObstacle, withValue } from '../edits.ts';

export interface SweepTarget {
  /** Unique in its experiment. */
  readonly id: string;
  readonly place: Place;
  readonly name: string;
  readonly param: NumberParam;
  /** Such as "KL weight β". */
  readonly label: string;
  /** Such as "Code". */
  readonly group: string;
  /** As it is now. */
  readonly value: number;
}

const sweepLimits = { least: 2, most: 16 } as const;

/** Every number of an experiment but its seed and its epochs, those of the code first. */
export function sweepTargets(spec: ExperimentSpec): readonly SweepTarget[] {
  const rank = (place: Place) => (place.kind === 'slot' && place.slot === 'code' ? 0 : 1);
  return placesOf(spec)
    .filter(({ kind }) => kind !== 'seed')
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((place) => targetsAt(spec, place));
}

function targetsAt(spec: ExperimentSpec, place: Place): readonly SweepTarget[] {
  const values = valuesAt(spec, place);
  const group = placeName(place);
  return Object.entries(schemaAt(spec, place)).flatMap(([name, param]) => {
    if (param.kind !== 'number' || (place.kind === 'training' && name === 'epochs')) return [];
    const label = param.symbol === undefined ? param.label : `${param.label} ${param.symbol}`;
    return [{ id: `${group}/${name}`, place, name, param, label, group, value: Number(values[name]) }];
  });
}

/** Factors around the present value. */
const whole = [0.5, 1, 2, 4, 8];
const halfDecades = [0.1, 0.3, 1, 3, 10];
const doubling = [0.5, 1, 2, 4];

/** Six values or fewer around the present one, as its scale suggests; the usual one among them. */
export function suggestedValues({ param, value }: Pick<SweepTarget, 'param' | 'value'>): readonly number[] {
  const { min, max, scale, integer = false } = param;
  const multiples = (factors: readonly number[]) => factors.map((factor) => factor * value);
  const even = Array.from({ length: 5 }, (_, i) => min + ((max - min) * i) / 4);
  const spread =
    scale === 'log'
      ? multiples(integer ? whole : halfDecades)
      : value > min && value > 0
        ? [min, param.default, ...multiples(doubling)]
        : even;
  const settled = spread.map((one) => {
    const round = integer ? Math.round(one) : Number(one.toPrecision(3));
    return Math.min(max, Math.max(min, round));
  });
  return distinct(settled);
}

const distinct = (values: readonly number[]) => [...new Set(values)].toSorted((a, b) => a - b);

interface Values {
  readonly values: readonly number[];
  /** What is wrong and what to do; undefined if they can be swept over. */
  readonly problem: string | undefined;
}

/** The values in a text such as "1, 2, 4", each once and in order. */
export function parseValues(text: string, spec: ExperimentSpec, { place, name }: SweepTarget): Values {
  const words = text
    .replaceAll('−', '-')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const values = distinct(words.map(Number));
  const { least, most } = sweepLimits;
  if (!values.every(Number.isFinite)) {
    return { values: [], problem: 'Type numbers with commas between them, such as “1, 2, 4”.' };
  }
  if (values.length < least) return { values, problem: `Type at least ${least} different values.` };
  if (values.length > most) return { values, problem: `Type at most ${most} values: each is a run.` };
  const problem = values.map((value) => valueObstacle(spec, place, name, value)).find(Boolean);
  return { values, problem };
}

/** The experiment with another value and so many epochs. @throws HourglassError if it cannot be */
export const sweptSpec = (
  spec: ExperimentSpec,
  { place, name }: SweepTarget,
  value: number,
  epochs: number,
): ExperimentSpec => withValue(withValue(spec, place, name, value), { kind: 'training' }, 'epochs', epochs);
