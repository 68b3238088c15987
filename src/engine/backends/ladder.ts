/**
 * Chooses a backend: what loads, passes the canary and is fastest on the person's own network.
 * Not the backends themselves: one file each beside this one.
 */

import { EngineError } from '../engineError.ts';
import { tf } from '../tf.ts';
import type {
  BackendCandidate,
  BackendDefinition,
  BackendEnvironment,
  BackendId,
  BackendReport,
} from './backend.ts';
import { type CanaryReport, checkBackend } from './canary.ts';
import { cpu } from './cpu.ts';
import { wasm } from './wasm.ts';
import { webgl } from './webgl.ts';
import { webgpu } from './webgpu.ts';

/** In the order in which they are tried. */
export const backends: readonly BackendDefinition[] = [webgpu, webgl, wasm, cpu];

/** tfjs may never settle: a promise that rejects after this long is raced against it. */
export type Timeout = (ms: number) => Promise<never>;

const START_LIMIT_MS = 8000;

type Tried = { readonly canary: CanaryReport } | { readonly refusal: string };

export interface Ladder {
  /** Makes `id` the current backend. @throws EngineError "backend/unavailable" with the reason */
  activate(id: BackendId): Promise<CanaryReport>;
  /** Chooses and activates. `measure` gives the milliseconds of one step on the current backend.
   *  @param preference one that the person asks for, or "auto" */
  choose(preference: BackendId | 'auto', measure: () => Promise<number>): Promise<BackendReport>;
}

export function createLadder(environment: BackendEnvironment, timeout: Timeout): Ladder {
  const tried = new Map<BackendId, Tried>();

  const start = async (definition: BackendDefinition, allowSoftware: boolean): Promise<CanaryReport> => {
    try {
      await definition.load(environment);
    } catch (error) {
      if (!(error instanceof EngineError && error.code === 'backend/software' && allowSoftware)) throw error;
    }
    await use(definition.id, timeout);
    return checkBackend();
  };

  const attempt = async (definition: BackendDefinition, allowSoftware: boolean): Promise<Tried> => {
    const known = tried.get(definition.id);
    if (known && 'canary' in known) {
      await use(definition.id, timeout);
      return known;
    }
    const result = await start(definition, allowSoftware).then(
      (canary): Tried => (canary.passed ? { canary } : { refusal: canary.detail }),
      (error: unknown): Tried => ({ refusal: error instanceof Error ? error.message : String(error) }),
    );
    tried.set(definition.id, result);
    return result;
  };

  const activate = async (id: BackendId): Promise<CanaryReport> => {
    const definition = backends.find((candidate) => candidate.id === id)!;
    const result = await attempt(definition, true);
    if ('canary' in result) return result.canary;
    throw new EngineError(
      'backend/unavailable',
      `${definition.label} cannot be used here. ${result.refusal}`,
    );
  };

  const survey = async (measure: () => Promise<number>): Promise<BackendCandidate[]> => {
    const candidates: BackendCandidate[] = [];
    for (const definition of backends) {
      const { id, label } = definition;
      if (id === 'cpu' && candidates.some(({ status }) => status === 'passed')) {
        candidates.push({ id, label, status: 'refused', detail: 'Not tried: a faster one works.' });
        continue;
      }
      const result = await attempt(definition, false);
      if ('refusal' in result) candidates.push({ id, label, status: 'refused', detail: result.refusal });
      else
        candidates.push({
          id,
          label,
          status: 'passed',
          detail: result.canary.detail,
          stepMs: await measure(),
        });
    }
    return candidates;
  };

  return {
    activate,
    async choose(preference, measure) {
      if (preference !== 'auto') return preferred(preference, await activate(preference), await measure());
      const candidates = await survey(measure);
      const best = fastest(candidates);
      const canary = await activate(best.id);
      return {
        chosen: best.id,
        label: best.label,
        reason: reasonFor(best, candidates),
        candidates: candidates.map((c) => (c.id === best.id ? { ...c, status: 'chosen' } : c)),
        kernelsMissing: canary.kernelsMissing,
      };
    },
  };
}

async function use(id: BackendId, timeout: Timeout): Promise<void> {
  if (tf.getBackend() === id) return;
  const settled = await Promise.race([tf.setBackend(id), timeout(START_LIMIT_MS)]);
  if (!settled || tf.getBackend() !== id) {
    throw new EngineError('backend/unavailable', 'It did not start.');
  }
}

function fastest(candidates: readonly BackendCandidate[]): BackendCandidate {
  const passed = candidates.filter(({ status }) => status === 'passed');
  const best = passed.toSorted((a, b) => (a.stepMs ?? 0) - (b.stepMs ?? 0))[0];
  if (best) return best;
  const reasons = candidates.map(({ label, detail }) => `${label}: ${detail}`).join(' ');
  throw new EngineError('backend/none', `No way to compute works here. ${reasons}`);
}

function reasonFor(best: BackendCandidate, candidates: readonly BackendCandidate[]): string {
  const others = candidates.filter(({ status, id }) => status === 'passed' && id !== best.id);
  const step = `${best.stepMs?.toFixed(1)} ms a step of this network`;
  if (others.length === 0) return `${best.label} is the only one that works here: ${step}.`;
  return `${best.label} was the fastest of ${others.length + 1}: ${step}.`;
}

function preferred(id: BackendId, canary: CanaryReport, stepMs: number): BackendReport {
  const { label } = backends.find((definition) => definition.id === id)!;
  return {
    chosen: id,
    label,
    reason: `${label} was asked for: ${stepMs.toFixed(1)} ms a step of this network.`,
    candidates: [{ id, label, status: 'chosen', detail: canary.detail, stepMs }],
    kernelsMissing: canary.kernelsMissing,
  };
}
