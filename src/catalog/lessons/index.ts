/** The lessons there are, in their order, each loaded when it is opened. Adding one is a file and an entry here. */
import type { Lesson } from './lesson.ts';

export interface LessonEntry {
  /** As in its address, `#learn=…`. */
  readonly id: string;
  readonly title: string;
  /** What one knows afterwards, in a sentence. */
  readonly summary: string;
  load(): Promise<Lesson>;
}

export const lessons: readonly LessonEntry[] = [
  {
    id: 'hourglass',
    title: 'What an autoencoder is',
    summary:
      'A table of five customers goes through a narrow place and comes back. By hand, then by training.',
    load: () => import('./hourglass.ts').then((module) => module.hourglass),
  },
  {
    id: 'linear',
    title: 'Linear means PCA',
    summary: 'Two matrices and squared error find the space of principal component analysis, and why.',
    load: () => import('./linear.ts').then((module) => module.linear),
  },
  {
    id: 'depth',
    title: 'Depth needs bends',
    summary: 'More layers alone gain nothing; with a non-linearity between them two numbers say far more.',
    load: () => import('./depth.ts').then((module) => module.depth),
  },
  {
    id: 'capacity',
    title: 'Capacity and the identity',
    summary: 'A code with room for everything copies everything, and has learnt nothing about the data.',
    load: () => import('./capacity.ts').then((module) => module.capacity),
  },
  {
    id: 'sparsity',
    title: 'Sparsity',
    summary: 'A large code may be narrow in another way: only a few of its units speak for any one image.',
    load: () => import('./sparsity.ts').then((module) => module.sparsity),
  },
  {
    id: 'denoising',
    title: 'Denoising and its field',
    summary: 'To remove noise one must know where the data lie. Arrows over the plane show that knowledge.',
    load: () => import('./denoising.ts').then((module) => module.denoising),
  },
  {
    id: 'contraction',
    title: 'Contraction',
    summary: 'A price on the slope of the code makes it stand still unless the image really changes.',
    load: () => import('./contraction.ts').then((module) => module.contraction),
  },
  {
    id: 'vae',
    title: 'The variational autoencoder',
    summary:
      'Why random codes of a plain autoencoder fall into holes, and how clouds instead of points close them.',
    load: () => import('./vae.ts').then((module) => module.vae),
  },
  {
    id: 'pretraining',
    title: 'Pretraining',
    summary: 'Layer by layer, Boltzmann machines bring a deep network to where training can start.',
    load: () => import('./pretraining.ts').then((module) => module.pretraining),
  },
];
