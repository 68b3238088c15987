/**
 * Gives Node a navigator.gpu from the package "webgpu" (Dawn), if somebody has installed it.
 * Not a dependency: it is large, and only machines with a graphics card have a use for it.
 */
import type { BackendEnvironment } from '#engine/backends/backend.ts';
import { HourglassError } from '#protocol/errors.ts';

interface Dawn {
  /** GPUBufferUsage and the other names that browsers have. */
  readonly globals: object;
  create(options: readonly string[]): GPU;
}

function isDawn(value: unknown): value is Dawn {
  return typeof value === 'object' && value !== null && 'globals' in value && 'create' in value;
}

/** In a variable, so that the compiler does not ask for a package that need not be there. */
const PACKAGE: string = 'webgpu';

async function importDawn(): Promise<Dawn> {
  let reason = 'it is another package than expected';
  try {
    const found: unknown = await import(PACKAGE);
    if (isDawn(found)) return found;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    reason = isMissing ? 'it is not installed' : String(error);
  }
  throw new HourglassError(
    'backend/webgpu',
    `WebGPU in Node needs the package "${PACKAGE}": ${reason}. Run "npm install --no-save ${PACKAGE}", or use --backend simd.`,
  );
}

/** @returns asks for the graphics adapter  @throws HourglassError "backend/webgpu" without the package */
export async function startWebGpu(): Promise<NonNullable<BackendEnvironment['gpuAdapter']>> {
  const dawn = await importDawn();
  const gpu = dawn.create([]);
  Object.assign(globalThis, dawn.globals);
  // Node 20 has no navigator, later ones have one without a gpu.
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {} });
  Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu, configurable: true });
  return async () => {
    const adapter = await gpu.requestAdapter();
    if (!adapter) return undefined;
    const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
    const name = [description, vendor, architecture].filter(Boolean).join(' ');
    return { isSoftware: isFallbackAdapter || /swiftshader|llvmpipe/i.test(name), name };
  };
}
