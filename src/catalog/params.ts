/**
 * The schema of a choice's parameters: what a form is drawn from and what an experiment is validated against.
 * Not a form and not a validator.
 */
import type { Scalar } from '@tensorflow/tfjs-core';

interface ParamText {
  readonly label: string;
  /** Plain words: what it does and what a larger value brings. */
  readonly help: string;
  /** The values of other choices of its schema without which it does nothing; it always acts if omitted. */
  readonly when?: Readonly<Record<string, string>>;
}

/** A number. A run takes `live` ones on as it is; the others need a new one. */
export interface NumberParam<Live extends boolean = boolean> extends ParamText {
  readonly kind: 'number';
  /** The field's symbol, such as β. */
  readonly symbol?: string;
  readonly unit?: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
  readonly integer?: boolean;
  /** "rate": the length of a step, to be lowered where a training diverges. */
  readonly role?: 'rate';
  readonly live: Live;
}

/** One of a few named values. */
export interface ChoiceParam<Value extends string = string> extends ParamText {
  readonly kind: 'choice';
  readonly default: NoInfer<Value>;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** One of a few named values for all hidden layers, or a list with one for each of them. */
export interface LayerChoiceParam<Value extends string = string> extends ParamText {
  readonly kind: 'layerChoice';
  readonly default: NoInfer<Value>;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly maxLayers: number;
}

/** The size of each hidden layer, from the input towards the code. */
export interface WidthsParam extends ParamText {
  readonly kind: 'widths';
  /** What a size counts. */
  readonly unit: 'units' | 'filters';
  readonly default: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly maxLayers: number;
}

/** A weight for each layer up to the code: the last one is the code's, the one before it the last hidden layer's. */
export interface WeightsParam extends ParamText {
  readonly kind: 'weights';
  readonly default: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly maxLayers: number;
}

export type Param = NumberParam | ChoiceParam | LayerChoiceParam | WidthsParam | WeightsParam;
export type Params = Readonly<Record<string, Param>>;

export type ParamValue<P> = P extends NumberParam
  ? number
  : P extends ChoiceParam<infer Value>
    ? Value
    : P extends LayerChoiceParam<infer Value>
      ? Value | readonly Value[]
      : P extends WidthsParam | WeightsParam
        ? readonly number[]
        : never;

/** Whether a run takes a parameter on as it is. */
export const isLive = (param: Param): boolean => param.kind === 'number' && param.live;

/** Whether a parameter does anything beside these values of its schema. */
export const isActing = ({ when = {} }: Param, values: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(when).every(([name, value]) => values[name] === value);

/** The values of a schema as they stand in an experiment. */
export type ParamValues<Schema extends Params> = { readonly [K in keyof Schema]: ParamValue<Schema[K]> };

type FormulaValue<P> =
  P extends NumberParam<infer Live> ? (Live extends true ? Scalar : number) : ParamValue<P>;

/** The same values as a formula receives them: live numbers are scalars in device memory, so that they can
 *  change between two steps without building anything anew. */
export type FormulaValues<Schema extends Params> = { readonly [K in keyof Schema]: FormulaValue<Schema[K]> };

export const numberParam = <const Live extends boolean>(param: Omit<NumberParam<Live>, 'kind'>) =>
  ({ kind: 'number', ...param }) as const satisfies NumberParam<Live>;

export const choiceParam = <const Value extends string>(
  param: Omit<ChoiceParam<Value>, 'kind'>,
): ChoiceParam<Value> => ({ kind: 'choice', ...param });

export const layerChoiceParam = <const Value extends string>(
  param: Omit<LayerChoiceParam<Value>, 'kind'>,
): LayerChoiceParam<Value> => ({ kind: 'layerChoice', ...param });

/** What a layer has of the values of a `LayerChoiceParam`: the last one counts for the layers beyond it.
 *  @param layer 0-based */
export function layerValue<Value extends string>(values: Value | readonly Value[], layer: number): Value {
  return typeof values === 'string' ? values : values[Math.min(layer, values.length - 1)]!;
}

export const widthsParam = (param: Omit<WidthsParam, 'kind'>): WidthsParam => ({ kind: 'widths', ...param });

export const weightsParam = (param: Omit<WeightsParam, 'kind'>): WeightsParam => ({
  kind: 'weights',
  ...param,
});

/** The default of every parameter of a schema. */
export function defaultValues(schema: Params): Record<string, number | string | readonly number[]> {
  return Object.fromEntries(Object.entries(schema).map(([name, param]) => [name, param.default]));
}
