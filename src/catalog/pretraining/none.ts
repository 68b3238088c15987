/** No pretraining: training starts from random weights. */
import { definePretraining } from './pretraining.ts';

export const none = definePretraining({
  id: 'none',
  label: 'None',
  summary: 'All layers learn together from random weights.',
  params: {},
  phases: () => [],
});
