/**
 * What the benchmark asks of an engine, and what is answered: one line of JSON or one message each.
 * Not how it gets there: childProcess.ts and web/openBrowser.ts know.
 */

export interface Training {
  readonly kind: 'training';
  /** A name of networks.ts. */
  readonly network: string;
  readonly batch: number;
}

/** A [rows, depth] · B [depth, columns]; a transposed operand is stored the other way round. */
export interface Product {
  readonly kind: 'product';
  readonly rows: number;
  readonly depth: number;
  readonly columns: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** PCA with 128 components of the training images, or the default network's codes of all images. */
export interface WholeSet {
  readonly kind: 'pca' | 'codes';
}

/** Something that can be done again and again. */
export type Work = Training | Product | WholeSet;

export type Request =
  /** Prepares work; what was open is closed. Answers nothing. */
  | { readonly task: 'open'; readonly work: Work }
  /** Does the open work so many times. Answers ms, of all of them together, and issueMs, the part before waiting. */
  | { readonly task: 'run'; readonly count: number }
  | { readonly task: 'close' }
  /** Answers what is to be known about the engine, such as its build, its threads, its heap. */
  | { readonly task: 'facts' };

/** Values by name; a single "error" where it failed. */
export type Answer = Readonly<Record<string, number | string>>;
