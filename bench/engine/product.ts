/** One matrix product as a job. Not the list of products that are timed: products.ts. */
import { uniform } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import type { Job } from './job.ts';
import type { Product } from './requests.ts';

function randomMatrix(rows: number, columns: number, stream: string) {
  return tf.tensor2d(uniform(rows * columns, { seed: 1, stream, counter: 0 }), [rows, columns]);
}

/** On the current backend; the caller disposes. */
export function createProduct({ rows, depth, columns, transposeA, transposeB }: Product): Job {
  const a = transposeA ? randomMatrix(depth, rows, 'a') : randomMatrix(rows, depth, 'a');
  const b = transposeB ? randomMatrix(columns, depth, 'b') : randomMatrix(depth, columns, 'b');
  return {
    // The backends whose products are timed are done when the call returns.
    async run(count) {
      const start = performance.now();
      for (let i = 0; i < count; i++) tf.matMul(a, b, transposeA, transposeB).dispose();
      return performance.now() - start;
    },
    dispose: () => tf.dispose([a, b]),
  };
}
