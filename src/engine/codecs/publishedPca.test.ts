/** PCA's squared error on the published data sets, to the published third decimal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithData, type RealDatasetId } from '../../../tests/realData.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { parseIdxImages } from '../data/parseIdx.ts';
import { evaluateSquaredError } from '../evaluation/evaluate.ts';
import { createPcaCodec, fitPca } from './pca.ts';

const COMPONENTS = [2, 10, 30, 64, 128];
const PUBLISHED: Record<RealDatasetId, { variance: number; sse: number[] }> = {
  mnist: {
    variance: 52.725,
    sse: [43.645, 26.714, 13.866, 7.093, 3.297],
  },
  'fashion-mnist': {
    variance: 68.216,
    sse: [36.139, 19.092, 12.243, 8.129, 4.949],
  },
};

async function resultOf<Result>(work: AsyncGenerator<number, Result, void>): Promise<Result> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
  }
}

describe.each<RealDatasetId>(['mnist', 'fashion-mnist'])('principal components of %s', (id) => {
  describeWithData('fitted on 60,000 images', [id], (folder) => {
    beforeAll(() => useBackend('simd'));
    afterAll(() => useBackend('cpu'));
    const split = (file: string) => {
      const bytes = gunzipSync(readFileSync(join(folder, id, `${file}-images-idx3-ubyte.gz`)));
      const { count, pixels } = parseIdxImages(bytes, file);
      return { images: pixels, labels: new Uint8Array(count), count };
    };

    it('leave the published squared error on the test images', async () => {
      const { variance, sse } = PUBLISHED[id];
      const fit = await resultOf(fitPca(split('train'), 784, 128));
      expect(fit.totalVariance).toBeCloseTo(variance, 3);
      const test = split('t10k');
      for (const [i, k] of COMPONENTS.entries()) {
        const codec = createPcaCodec(fit, k);
        const error = await resultOf(evaluateSquaredError(codec, test, test.count));
        codec.dispose();
        expect(Math.abs(error - sse[i]!)).toBeLessThan(0.001);
      }
    });
  });
});
