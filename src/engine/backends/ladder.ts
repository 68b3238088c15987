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
import { simd } from './simd/definition.ts';
import { webgl } from './webgl.ts';
import { webgpu } from './webgpu/definition.ts';

/** In the order in which they are tried. */
export const backends: readonly BackendDefinition[] = [webgpu, webgl, simd, cpu];

/** tfjs may never settle: a promise that rejects after this long is raced against it. */
export type Timeout = (ms: number) => Promise<never>;

const START_LIMIT_MS = 8000;

type Tried = { readonly canary: CanaryReport } | { readonly refusal: string; readonly isSoftware: boolean };

export interface Ladder {
  /** Makes `id` the current backend. @throws EngineError "backend/unavailable" with the reason */
  activate(id: BackendId): Promise<CanaryReport>;
  /** Chooses and activates. `measure` gives the milliseconds of one step on the current backend.
   *  @param preference one that the person asks for, or "auto" */
  choose(preference: BackendId | 'auto', measure: () => Promise<number>): Promise<BackendReport>;
}

/** Starts a backend and runs the canary. @param isAskedFor by name: then software and earlier refusals are tried too */
type Attempt = (definition: BackendDefinition, isAskedFor: boolean) => Promise<Tried>;

/** @param definitions in the order in which they are tried; cpu, the reference, comes last */
export function createLadder(
  environment: BackendEnvironment,
  timeout: Timeout,
  definitions: readonly BackendDefinition[] = backends,
): Ladder {
  const attempt = createAttempt(environment, timeout);
  const find = (id: BackendId) => definitions.find((definition) => definition.id === id)!;

  const activate = async (id: BackendId): Promise<CanaryReport> => {
    const definition = find(id);
    const result = await attempt(definition, true);
    if ('canary' in result) return result.canary;
    throw new EngineError(
      'backend/unavailable',
      `${definition.label} cannot be used here. ${result.refusal}`,
    );
  };

  return {
    activate,
    async choose(preference, measure) {
      if (preference !== 'auto')
        return preferred(find(preference), await activate(preference), await measure());
      const candidates = await survey(definitions, attempt, measure);
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

function createAttempt(environment: BackendEnvironment, timeout: Timeout): Attempt {
  const tried = new Map<BackendId, Tried>();
  const start = async (definition: BackendDefinition, isAskedFor: boolean): Promise<CanaryReport> => {
    let facts: string | undefined;
    try {
      facts = await Promise.race([definition.load(environment), timeout(START_LIMIT_MS)]);
    } catch (error) {
      if (!(isSoftware(error) && isAskedFor)) throw error;
    }
    await use(definition.id, timeout);
    const canary = await checkBackend();
    return facts === undefined ? canary : { ...canary, detail: `${canary.detail} ${facts}` };
  };
  /** One that passed before needs no second canary. */
  const restart = async (id: BackendId, canary: CanaryReport): Promise<CanaryReport> => {
    await use(id, timeout);
    return canary;
  };
  return async (definition, isAskedFor) => {
    const known = tried.get(definition.id);
    if (known && 'refusal' in known && !isAskedFor) return known;
    const started =
      known && 'canary' in known ? restart(definition.id, known.canary) : start(definition, isAskedFor);
    const result = await started.then(
      (canary): Tried => (canary.passed ? { canary } : { refusal: canary.detail, isSoftware: false }),
      (error: unknown): Tried => ({ refusal: reasonOf(error), isSoftware: isSoftware(error) }),
    );
    tried.set(definition.id, result);
    return result;
  };
}

/** Every backend with its time, or with the reason why it is refused. */
async function survey(
  definitions: readonly BackendDefinition[],
  attempt: Attempt,
  measure: () => Promise<number>,
): Promise<BackendCandidate[]> {
  const candidates: BackendCandidate[] = [];
  for (const definition of definitions) {
    const isNeeded = definition.id !== 'cpu' || candidates.every(({ status }) => status === 'refused');
    const result = isNeeded
      ? await attempt(definition, false)
      : { refusal: 'Not tried: a faster one works.', isSoftware: false };
    candidates.push(await judge(definition, result, measure));
  }
  return candidates;
}

const isSoftware = (error: unknown) => error instanceof EngineError && error.code === 'backend/software';

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Times a backend that passed; one on which the network does not run is refused with the reason. */
async function judge(
  { id, label }: BackendDefinition,
  result: Tried,
  measure: () => Promise<number>,
): Promise<BackendCandidate> {
  if ('refusal' in result) {
    return { id, label, status: 'refused', detail: result.refusal, isSoftware: result.isSoftware };
  }
  return measure().then(
    (stepMs) => ({ id, label, status: 'passed', detail: result.canary.detail, stepMs }),
    (error: unknown) => ({
      id,
      label,
      status: 'refused',
      detail: `This network does not run on it. ${reasonOf(error)}`,
    }),
  );
}

async function use(id: BackendId, timeout: Timeout): Promise<void> {
  if (tf.getBackend() === id) return;
  const started = await Promise.race([tf.setBackend(id), timeout(START_LIMIT_MS)]).catch((error: unknown) => {
    forgetStart(id);
    throw error;
  });
  if (!started || tf.getBackend() !== id) {
    throw new EngineError('backend/unavailable', 'It did not start.');
  }
}

/** While a start is pending tfjs refuses every other backend, and would turn to this one whenever it came. */
function forgetStart(id: BackendId): void {
  const factory = tf.findBackendFactory(id);
  if (!factory) return;
  tf.removeBackend(id);
  tf.registerBackend(id, factory);
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
  const inSoftware = candidates.filter((candidate) => candidate.isSoftware).map(({ label }) => label);
  if (others.length === 0 && inSoftware.length > 0) {
    const names = inSoftware.toReversed().join(' and ');
    return `${best.label} is the fastest that is worth using here: ${step}. ${names} would run in software.`;
  }
  if (others.length === 0) return `${best.label} is the only one that works here: ${step}.`;
  return `${best.label} was the fastest of ${others.length + 1}: ${step}.`;
}

function preferred({ id, label }: BackendDefinition, canary: CanaryReport, stepMs: number): BackendReport {
  return {
    chosen: id,
    label,
    reason: `${label} was asked for: ${stepMs.toFixed(1)} ms a step of this network.`,
    candidates: [{ id, label, status: 'chosen', detail: canary.detail, stepMs }],
    kernelsMissing: canary.kernelsMissing,
  };
}
