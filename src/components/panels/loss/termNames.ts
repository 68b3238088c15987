/** What the terms of the loss are called; a KL that enters with another weight than 1 is called by it. Not their values. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { regularizers } from '#catalog/regularizers/index.ts';

/** A term is measured as it enters the total. Elsewhere the KL stands without its weight, so the name has to tell. */
export function termNames({ code }: Pick<ExperimentSpec, 'code'>): (term: string) => string {
  const weight = isWeighted({ code }) ? 'β · ' : '';
  const kl = 'capacity' in code.params && code.params.capacity > 0 ? '|KL − C|' : 'KL';
  const names: Readonly<Record<string, string>> = {
    reconstruction: 'reconstruction',
    kl: `${weight}${kl}`,
    klTop: `${weight}KL of the upper level`,
  };
  return (term) => names[term] ?? regularizers.find(({ id }) => id === term)?.label ?? term;
}

/** Whether a KL enters as something else than itself: times a weight, or as its distance from a capacity. */
export function isWeighted({ code: { params } }: Pick<ExperimentSpec, 'code'>): boolean {
  if (!('beta' in params)) return false;
  const hasCapacity = 'capacity' in params && params.capacity > 0;
  return params.beta !== 1 || params.warmUp > 0 || hasCapacity;
}
