/** The learning rate as it is set. */
import { defineSchedule } from './schedule.ts';

/** ηₜ = η */
export const constant = defineSchedule({
  id: 'constant',
  label: 'Constant',
  summary: 'The learning rate stays as it is set.',
  formula: 'ηₜ = η',
  params: {},
});
