/**
 * What an optimizer declares that looks several times at one batch before it moves: its steps, as mathematics on the host.
 * Not the evaluation of the objective: engine/stepping/search.ts answers for that. Not an update by formula: optimizer.ts.
 */
import { type ChoiceInfo, findChoice, type Surroundings } from '../choice.ts';
import type { CodeDefinition } from '../codes/code.ts';
import { codes } from '../codes/index.ts';
import type { Asking } from '../formulas/search/lineSearch.ts';
import type { Vector } from '../formulas/search/vector.ts';
import type { ChoiceParam, NumberParam, ParamValues } from '../params.ts';

/** Parameters are numbers on the host: none of them may be live. */
export type SearchParams = Readonly<Record<string, NumberParam<false> | ChoiceParam>>;

/** The optimizer at work on one vector of weights. */
export interface Searcher<V extends Vector = Vector> {
  /** [n], where the objective is asked for: the weights before a step, and after it. */
  readonly point: V;
  /** [n], the gradient at the point, for whoever is asked. */
  readonly gradient: V;
  /** What has to be kept, besides the weights, to go on exactly; of fixed lengths, zero at first. */
  readonly state: Readonly<Record<string, V>>;
  /** One step on one batch. It asks at the unchanged point first. */
  step(): Asking<void>;
}

export interface SearchDefinition<Id extends string = string, Schema extends SearchParams = SearchParams>
  extends ChoiceInfo<Id, Schema> {
  readonly kind: 'search';
  /** What a step is, in a sentence. */
  stepText(params: ParamValues<Schema>): string;
  /** Makes all its memory. @param make vectors of zeros */
  start<V extends Vector>(
    size: number,
    params: ParamValues<Schema>,
    make: (length: number) => V,
  ): Searcher<V>;
}

export const defineSearch = <const Id extends string, const Schema extends SearchParams>(
  definition: Omit<SearchDefinition<Id, Schema>, 'kind' | 'obstacle'>,
): SearchDefinition<Id, Schema> => ({
  kind: 'search',
  obstacle: (_, around) =>
    around.schedule.id === 'constant'
      ? estimateObstacle(definition.label, around)
      : `${definition.label} finds the length of its steps itself: choose the schedule "Constant".`,
  ...definition,
});

/** Along a line losses are compared with slopes, which must be theirs. */
function estimateObstacle(label: string, { code }: Surroundings): string | undefined {
  const { label: name, estimator } = findChoice<CodeDefinition>(codes, code.id);
  const reason = estimator?.({ ...code.params, size: Number(code.params.size) });
  if (reason === undefined) return undefined;
  return `${label} compares losses with their slopes along a line, and the code “${name}” only estimates those. ${reason} Choose an optimizer such as Adam.`;
}
