/** A thread of the simd backend in Node. It is started as a worker and never returns. */
import { parentPort, workerData } from 'node:worker_threads';
import { follow } from '#engine/backends/simd/thread.ts';

follow(workerData, () => parentPort?.postMessage('ready'));
