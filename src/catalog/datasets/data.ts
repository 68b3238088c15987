/**
 * Whatever an autoencoder can be trained on: images, points or the rows of a table.
 * Not their meaning: `kind` tells it, and the formulas see rows of numbers in any case.
 */
import type { ImageSet, ImageSplit } from './imageSet.ts';
import type { PointSet, TableSet, VectorSplit } from './vectorSet.ts';

export type Data = ImageSet | PointSet | TableSet;
export type Split = ImageSplit | VectorSplit;
export type DataKind = Data['kind'];
