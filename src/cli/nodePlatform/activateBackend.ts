/**
 * Makes a backend the current one in Node, after the same canary as in the page.
 * Not a choice: the person names the backend.
 */
import { setTimeout } from 'node:timers/promises';
import { createLadder } from '#engine/backends/ladder.ts';
import { tf } from '#engine/tf.ts';
import type { NodeBackend } from '../arguments.ts';
import { createSimdHost } from './simdHost.ts';
import { startWebGpu } from './webgpu.ts';

async function timeout(ms: number): Promise<never> {
  await setTimeout(ms, undefined, { ref: false });
  throw new Error(`It did not answer within ${ms / 1000} s.`);
}

/** @throws EngineError "backend/unavailable", HourglassError "backend/webgpu" */
export async function activateBackend(id: NodeBackend): Promise<void> {
  // tfjs's production mode: without it tfjs prints a banner about its own Node package.
  tf.enableProdMode();
  const environment = id === 'webgpu' ? { gpuAdapter: await startWebGpu() } : { simd: createSimdHost() };
  await createLadder(environment, timeout).activate(id);
}
