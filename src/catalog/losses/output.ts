/**
 * The choice of output that losses other than cross-entropy offer, and what it cannot reach.
 * Not a loss.
 */
import type { Surroundings } from '../choice.ts';
import { obstacleBeyondUnit } from '../datasets/fits.ts';
import type { Link } from '../formulas/link.ts';
import { choiceParam } from '../params.ts';

export const outputParam = choiceParam<Link>({
  label: 'Output',
  help: 'Linear outputs can take any value, as PCA’s do. Sigmoid outputs stay between black and white.',
  default: 'linear',
  options: [
    { value: 'linear', label: 'Linear' },
    { value: 'sigmoid', label: 'Sigmoid' },
  ],
});

/** Why an output cannot give the data back, in a sentence; undefined if it can. */
export function outputObstacle(
  { output }: { readonly output: string },
  around: Surroundings,
): string | undefined {
  if (output !== 'sigmoid') return undefined;
  return obstacleBeyondUnit(
    around,
    (data) => `Sigmoid outputs stay between 0 and 1, and ${data} goes beyond: choose linear outputs.`,
  );
}
