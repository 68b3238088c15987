/**
 * The choice of output that losses other than cross-entropy offer.
 * Not a loss.
 */
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
