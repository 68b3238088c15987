/** A thread of the simd backend in the benchmark's page. It follows orders and never returns. */
import { follow, type ThreadSetup } from '#engine/backends/simd/thread.ts';

addEventListener('message', ({ data: setup }: MessageEvent<ThreadSetup>) => {
  follow(setup, () => postMessage('ready'));
});
