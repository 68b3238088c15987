/** The person's own images. */
import { defineDataset } from './dataset.ts';

export const own = defineDataset({
  id: 'own',
  label: 'Your own images',
  summary: 'IDX files, CSV tables or pictures that you drop on the page. They stay on your machine.',
  kind: 'image',
  origin: { kind: 'own' },
  params: {},
});
