/** What a term of the loss is called beside another run's, whose weights may differ. Not its value. */
import { regularizers } from '#catalog/regularizers/index.ts';

const names: Readonly<Record<string, string>> = {
  kl: 'KL, as weighted',
  klTop: 'KL of the upper level, as weighted',
};

export const termName = (term: string): string =>
  names[term] ?? regularizers.find(({ id }) => id === term)?.label ?? term;
