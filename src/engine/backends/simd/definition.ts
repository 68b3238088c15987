/**
 * The backend of our own for the processor: kernels in WebAssembly with SIMD, on as many threads as may share memory.
 * Not its start: start.ts.
 */
import { EngineError } from '../../engineError.ts';
import { tf } from '../../tf.ts';
import type { BackendDefinition } from '../backend.ts';
import { simdBackend } from './backend.ts';
import type { Machine, SimdHost } from './machine.ts';

/** Such as "Relaxed SIMD on 4 threads." */
function describe({ build, threads }: Machine, host: SimdHost): string {
  const kind = build === 'relaxed' ? 'Relaxed SIMD' : 'Plain SIMD';
  if (threads > 1) return `${kind} on ${threads} threads.`;
  const reason = host.threads > 1 ? 'The other threads did not start.' : host.advice;
  return reason === undefined ? `${kind} on one thread.` : `${kind} on one thread. ${reason}`;
}

export const simd: BackendDefinition = {
  id: 'simd',
  label: 'CPU · WebAssembly',
  async load({ simd: host }) {
    if (!host) throw new EngineError('backend/unavailable', 'Its kernels are not at hand here.');
    const { startSimd } = await import('./start.ts');
    const backend = tf.findBackend('simd') ?? (await startSimd(host));
    return describe(simdBackend(backend).machine, host);
  },
};
