/**
 * What a backend declares, and what it is told about the machine.
 * Not the choice among them: ladder.ts makes that.
 */
import type { SimdHost } from './simd/machine.ts';

export type BackendId = 'webgpu' | 'webgl' | 'simd' | 'cpu';

/** What the engine cannot find out by itself, because it knows neither DOM nor Node. */
export interface BackendEnvironment {
  /** The graphics adapter; undefined where there is no WebGPU, or none for it. */
  readonly gpuAdapter?: () => Promise<{ readonly isSoftware: boolean; readonly name: string } | undefined>;
  /** The renderer behind WebGL2; undefined where there is none. */
  readonly webglRenderer?: () => string | undefined;
  /** The kernels for the processor, and what starts their threads. */
  readonly simd?: SimdHost;
}

export interface BackendDefinition {
  readonly id: BackendId;
  readonly label: string;
  /** Registers the backend with tfjs. @returns sentences on how it runs here, if there is something to tell
   *  @throws EngineError "backend/unavailable" that says why it cannot be used */
  load(environment: BackendEnvironment): Promise<string | undefined>;
}

export interface BackendCandidate {
  readonly id: BackendId;
  readonly label: string;
  readonly status: 'chosen' | 'passed' | 'refused';
  /** Why, in plain words. */
  readonly detail: string;
  /** Refused because it would run in software, not because it does not work. */
  readonly isSoftware?: boolean;
  /** Median milliseconds of one step of the person's own network. */
  readonly stepMs?: number;
}

export interface BackendReport {
  readonly chosen: BackendId;
  readonly label: string;
  /** One sentence: why this one. */
  readonly reason: string;
  readonly candidates: readonly BackendCandidate[];
  /** Kernels this backend lacks, of those a network could need. */
  readonly kernelsMissing: readonly string[];
}
