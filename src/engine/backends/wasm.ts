/** tfjs-wasm: the CPU through WebAssembly with SIMD, with matrix products that transpose first. */
import type { BackendDefinition } from './backend.ts';

export const wasm: BackendDefinition = {
  id: 'wasm',
  label: 'CPU · WebAssembly',
  async load({ wasmPaths }) {
    const backend = await import('@tensorflow/tfjs-backend-wasm');
    if (wasmPaths) backend.setWasmPaths({ ...wasmPaths });
    const { patchWasmMatMul } = await import('./wasmMatMul.ts');
    patchWasmMatMul();
  },
};
