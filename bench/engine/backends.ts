/**
 * Starts one tfjs backend for timing: the project's own, or one of tfjs as it comes.
 * Not the choice among them in the page: src/engine/backends/ladder.ts.
 */
import type { BackendEnvironment } from '#engine/backends/backend.ts';
import type { SimdHost } from '#engine/backends/simd/machine.ts';
import { startSimd } from '#engine/backends/simd/start.ts';
import { tf } from '#engine/tf.ts';
import type { Answer } from './requests.ts';

export type BackendName = 'simd' | 'wasm' | 'cpu' | 'webgpu';

export const isBackendName = (name: unknown): name is BackendName =>
  name === 'simd' || name === 'wasm' || name === 'cpu' || name === 'webgpu';

export interface BackendParts {
  readonly simdHost: (threads: number) => SimdHost;
  readonly environment: BackendEnvironment;
  /** Addresses of tfjs-wasm's binaries by file name; without them Node's own are used. */
  readonly wasmPaths?: Readonly<Record<string, string>>;
}

/** What starts each, and gives what is to be known about it later. */
const starts = {
  async simd({ simdHost }: BackendParts, threads: number) {
    const { machine } = await startSimd(simdHost(threads));
    return (): Answer => ({
      build: machine.build,
      threads: machine.threads,
      codeBytes: machine.codeBytes,
      heapInUse: machine.heap.inUse,
      heapExtent: machine.heap.extent,
    });
  },
  async wasm({ wasmPaths }: BackendParts) {
    const backend = await import('@tensorflow/tfjs-backend-wasm');
    if (wasmPaths) backend.setWasmPaths({ ...wasmPaths });
    await tf.setBackend('wasm');
    const threads = tf.env().get('WASM_HAS_MULTITHREAD_SUPPORT') ? backend.getThreadsCount() : 1;
    return (): Answer => ({ threads });
  },
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
    return (): Answer => ({ threads: 1 });
  },
  async webgpu({ environment }: BackendParts) {
    const name = (await environment.gpuAdapter?.())?.name ?? 'none';
    const { webgpu } = await import('#engine/backends/webgpu/definition.ts');
    // Software is as welcome as hardware: what is timed is the JavaScript.
    await webgpu.load({ gpuAdapter: async () => ({ isSoftware: false, name }) });
    return (): Answer => ({ adapter: name });
  },
};

/** Makes a backend the current one. @returns what gives its facts  @throws Error where it does not start */
export async function startBackend(
  name: BackendName,
  parts: BackendParts,
  threads: number,
): Promise<() => Answer> {
  tf.enableProdMode();
  const facts = await starts[name](parts, threads);
  if (!(await tf.setBackend(name))) throw new Error(`${name} did not start`);
  await tf.ready();
  return facts;
}
