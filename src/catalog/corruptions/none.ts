/** No corruption: x̃ = x. */
import { defineCorruption } from './corruption.ts';

export const none = defineCorruption({
  id: 'none',
  label: 'None',
  summary: 'The network sees the images as they are.',
  params: {},
  corrupt: (tf, x) => tf.clone(x),
});
