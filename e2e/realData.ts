/** Tells browser tests whether the built app has the real images. Fetches nothing: see scripts/fetchDatasets.ts. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from '@playwright/test';

const MNIST = resolve(import.meta.dirname, '../public/datasets/mnist');
const FILES = [
  'train-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte.gz',
  't10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte.gz',
];
const MISSING = 'The real MNIST is missing from public/datasets. Run: npm run datasets';

export function hasRealData(): boolean {
  return FILES.every((file) => existsSync(resolve(MNIST, file)));
}

/** Skips the running test where the real MNIST is missing, or fails it if HOURGLASS_REQUIRE_DATA=1. */
export function needRealData(): void {
  if (hasRealData()) return;
  if (process.env.HOURGLASS_REQUIRE_DATA === '1') throw new Error(MISSING);
  test.skip(true, MISSING);
}
