/**
 * The terms of every step: what curve.csv holds and what the training loss is the mean of.
 * Not decimated: one row a step.
 */

/** Terms of the objective by name, and their sum; nats or squared error per image, as the loss says. */
export interface TermMeans {
  readonly total: number;
  readonly terms: Readonly<Record<string, number>>;
}

/** total = Σ terms. @param values in the order of `names` */
export function nameTerms(names: readonly string[], values: readonly number[]): TermMeans {
  return {
    total: values.reduce((sum, value) => sum + value, 0),
    terms: Object.fromEntries(names.map((name, i) => [name, values[i]!])),
  };
}

export interface CurveRow {
  /** [terms], per image. */
  readonly terms: readonly number[];
  /** How many images the step's batch held. */
  readonly images: number;
}

export interface Curve {
  add(rows: readonly CurveRow[]): void;
  /** Forgets all but the first `steps` steps. */
  truncate(steps: number): void;
  steps(): number;
  /** Images of all steps together. */
  images(): number;
  /** Mean over the steps of the last epoch that was begun, weighted by images. */
  lastEpoch(): TermMeans;
  /** step (from 1), epoch (passes, with a fraction), total, then each term. */
  csv(): string;
}

/** Nine digits keep a float32 exactly. */
const short = (value: number) => String(Number(value.toPrecision(9)));

export function createCurve(names: readonly string[], stepsPerEpoch: number): Curve {
  const rows: CurveRow[] = [];
  const imagesOf = (some: readonly CurveRow[]) => some.reduce((sum, { images }) => sum + images, 0);
  const line = ({ terms }: CurveRow, i: number) => {
    const { total } = nameTerms(names, terms);
    return [i + 1, (i + 1) / stepsPerEpoch, total, ...terms].map(short).join(',');
  };
  return {
    add: (more) => void rows.push(...more),
    truncate(steps) {
      rows.length = Math.min(rows.length, steps);
    },
    steps: () => rows.length,
    images: () => imagesOf(rows),
    lastEpoch() {
      const last = rows.slice(Math.floor((rows.length - 1) / stepsPerEpoch) * stepsPerEpoch);
      const mean = (term: number) =>
        last.reduce((sum, { terms, images }) => sum + terms[term]! * images, 0) / imagesOf(last);
      return nameTerms(
        names,
        names.map((_, term) => mean(term)),
      );
    },
    csv: () => `${[['step', 'epoch', 'total', ...names].join(','), ...rows.map(line)].join('\n')}\n`,
  };
}
