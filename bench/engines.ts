/**
 * The engines that can be timed, by the names that --engines takes.
 * Not their start: node/startNode.ts, web/openBrowser.ts and python.ts.
 */
import type { BackendName } from './engine/backends.ts';
import type { Answer, Request } from './engine/requests.ts';

export interface TfjsEngine {
  readonly id: string;
  readonly label: string;
  readonly backend: BackendName;
  readonly threads: number;
  readonly replayed: boolean;
}

/** A program of python/. */
export interface PythonEngine {
  readonly id: string;
  readonly label: string;
  readonly backend: 'torch' | 'numpy';
  readonly threads: number;
}

export type Engine = TfjsEngine | PythonEngine;

/** An engine that runs. */
export interface Contestant {
  /** @throws Error with the engine's own reason, or because it takes too long; then it is stopped */
  ask(request: Request): Promise<Answer>;
  stop(): Promise<void>;
}

/** What the ratios are taken to. */
export const REFERENCE = 'simdN';

/** @param threads of what is called n */
export function listEngines(threads: number): readonly Engine[] {
  const simd = (id: string, count: number, replayed: boolean): Engine => ({
    id,
    label: `simd ${count} thread${count === 1 ? '' : 's'}${replayed ? '' : ', eager'}`,
    backend: 'simd',
    threads: count,
    replayed,
  });
  const tfjs = (id: string, label: string, backend: BackendName, replayed = false): Engine => ({
    ...{ id, label, backend, replayed },
    threads: 1,
  });
  return [
    simd('simdN', threads, true),
    simd('simd1', 1, true),
    simd('simdN-eager', threads, false),
    simd('simd1-eager', 1, false),
    tfjs('webgpu', 'webgpu', 'webgpu', true),
    tfjs('webgpu-eager', 'webgpu, eager', 'webgpu'),
    tfjs('wasm', 'stock tfjs-wasm', 'wasm'),
    tfjs('cpu', 'tfjs-cpu', 'cpu'),
    { id: 'torchN', label: `PyTorch ${threads} threads`, backend: 'torch', threads },
    { id: 'torch1', label: 'PyTorch 1 thread', backend: 'torch', threads: 1 },
    { id: 'numpyN', label: `numpy ${threads} threads`, backend: 'numpy', threads },
    { id: 'numpy1', label: 'numpy 1 thread', backend: 'numpy', threads: 1 },
  ];
}

export const isPython = (engine: Engine): engine is PythonEngine =>
  engine.backend === 'torch' || engine.backend === 'numpy';
