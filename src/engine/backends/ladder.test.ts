import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { breakKernel, restoreKernels } from '../../../tests/support/kernelFaults.ts';
import { EngineError } from '../engineError.ts';
import { tf } from '../tf.ts';
import type { BackendDefinition, BackendId } from './backend.ts';
import { backends, createLadder } from './ladder.ts';

const never = () => new Promise<never>(() => {});
const fakes = ['webgpu', 'webgl', 'simd'] as const;

/** A definition whose loading does what a test says. */
const definition = (
  id: BackendId,
  load: BackendDefinition['load'] = async () => undefined,
): BackendDefinition => ({
  id,
  label: id.toUpperCase(),
  load,
});
const refusing = (code: string, message: string) => () => Promise.reject(new EngineError(code, message));

/** Milliseconds of a step on the backend that is current, as a measurement would find. */
const times = (ms: Partial<Record<string, number>>) => async () => ms[tf.getBackend()] ?? 1000;

/** Backends in other backends' names that compute like tfjs-cpu. */
function registerFakes(): void {
  for (const id of fakes) {
    tf.registerBackend(id, () => new MathBackendCPU());
    tf.copyRegisteredKernels('cpu', id);
  }
}

beforeAll(async () => {
  await useBackend('cpu');
});
beforeEach(registerFakes);
afterEach(async () => {
  restoreKernels();
  await tf.setBackend('cpu');
  for (const id of fakes) {
    tf.removeBackend(id);
    for (const kernel of tf.getKernelsForBackend(id)) tf.unregisterKernel(kernel.kernelName, id);
  }
});

const all = [...fakes.map((id) => definition(id)), definition('cpu')];

describe('choose', () => {
  it('takes the fastest that passes, activates it and tells of the others', async () => {
    const report = await createLadder({}, never, all).choose(
      'auto',
      times({ webgpu: 30, webgl: 20, simd: 5 }),
    );
    expect(tf.getBackend()).toBe('simd');
    expect(report.chosen).toBe('simd');
    expect(report.reason).toBe('SIMD was the fastest of 3: 5.0 ms a step of this network.');
    expect(report.kernelsMissing).toEqual([]);
    expect(report.candidates.map(({ id, status, stepMs }) => [id, status, stepMs])).toEqual([
      ['webgpu', 'passed', 30],
      ['webgl', 'passed', 20],
      ['simd', 'chosen', 5],
      ['cpu', 'refused', undefined],
    ]);
    expect(report.candidates[3]!.detail).toContain('Not tried');
  });

  it('falls back to cpu when everything else is refused, with each reason', async () => {
    const ladder = createLadder({}, never, [
      definition('webgpu', refusing('backend/unavailable', 'No adapter.')),
      definition('webgl', refusing('backend/software', 'Only software.')),
      definition('simd', () => Promise.reject(new Error('CompileError'))),
      definition('cpu'),
    ]);
    const report = await ladder.choose('auto', times({ cpu: 200 }));
    expect(tf.getBackend()).toBe('cpu');
    expect(report.reason).toBe(
      'CPU is the fastest that is worth using here: 200.0 ms a step of this network. WEBGL would run in software.',
    );
    expect(report.candidates.map(({ detail }) => detail).slice(0, 3)).toEqual([
      'No adapter.',
      'Only software.',
      'CompileError',
    ]);
  });

  it('calls the only one that works so', async () => {
    const ladder = createLadder({}, never, [
      definition('webgpu', refusing('backend/unavailable', 'No adapter.')),
      definition('simd'),
    ]);
    const { reason } = await ladder.choose('auto', times({ simd: 4 }));
    expect(reason).toBe('SIMD is the only one that works here: 4.0 ms a step of this network.');
  });

  it('names all that would run in software', async () => {
    const ladder = createLadder({}, never, [
      definition('webgpu', refusing('backend/software', 'Only software.')),
      definition('webgl', refusing('backend/software', 'Only software.')),
      definition('simd'),
    ]);
    const { reason } = await ladder.choose('auto', times({ simd: 4 }));
    expect(reason).toMatch(/worth using here: 4\.0 ms .* WEBGL and WEBGPU would run in software\.$/);
  });

  it('refuses one that computes wrongly, though it is the fastest', async () => {
    breakKernel('webgpu', 'BatchMatMul', 'scaled');
    const report = await createLadder({}, never, all).choose('auto', times({ webgpu: 1, webgl: 2, simd: 3 }));
    expect(report.chosen).toBe('webgl');
    expect(report.candidates[0]).toMatchObject({
      status: 'refused',
      detail: expect.stringContaining('wrong gradients'),
    });
  });

  it('refuses one that never starts, after the time limit', async () => {
    tf.removeBackend('webgpu');
    tf.registerBackend('webgpu', () => never());
    const limits: number[] = [];
    const ladder = createLadder(
      {},
      (ms) => {
        limits.push(ms);
        return tf.getBackend() === 'webgpu' ? Promise.reject(new Error('It did not answer.')) : never();
      },
      all,
    );
    const report = await ladder.choose('auto', times({ webgl: 2, simd: 3 }));
    expect(report.chosen).toBe('webgl');
    expect(report.candidates[0]).toMatchObject({ status: 'refused', detail: 'It did not answer.' });
    expect(limits[0]).toBe(8000);
  });

  it('refuses one whose start fails with no more than a warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    tf.removeBackend('webgl');
    tf.registerBackend('webgl', () => {
      throw new Error('context lost');
    });
    const report = await createLadder({}, never, all).choose('auto', times({ webgpu: 9, simd: 3 }));
    expect(report.chosen).toBe('simd');
    expect(report.candidates[1]).toMatchObject({ status: 'refused', detail: 'It did not start.' });
    warn.mockRestore();
  });

  it('refuses one on which the network does not run, and goes on', async () => {
    const report = await createLadder({}, never, all).choose('auto', async () => {
      if (tf.getBackend() !== 'simd') throw new Error('Out of memory.');
      return 3;
    });
    expect(report.chosen).toBe('simd');
    expect(report.candidates[0]!.detail).toBe('This network does not run on it. Out of memory.');
  });

  it('says so when nothing works', async () => {
    const none = createLadder({}, never, [definition('cpu', refusing('backend/unavailable', 'Odd.'))]);
    await expect(none.choose('auto', times({}))).rejects.toMatchObject({
      code: 'backend/none',
      message: 'No way to compute works here. CPU: Odd.',
    });
  });

  it('leaves no tensors behind', async () => {
    const before = alive();
    await createLadder({}, never, all).choose('auto', times({}));
    expect(alive()).toEqual(before);
  });
});

describe('a preference', () => {
  it('is followed though another one is faster, and only it is tried', async () => {
    const load = vi.fn(async () => undefined);
    const ladder = createLadder({}, never, [definition('webgpu', load), ...all.slice(1)]);
    const report = await ladder.choose('webgl', times({ webgl: 50, simd: 1 }));
    expect(tf.getBackend()).toBe('webgl');
    expect(report).toMatchObject({
      chosen: 'webgl',
      reason: expect.stringContaining('was asked for: 50.0 ms'),
    });
    expect(report.candidates).toHaveLength(1);
    expect(load).not.toHaveBeenCalled();
  });

  it('for software is followed', async () => {
    const software = definition('webgl', refusing('backend/software', 'Only software.'));
    const report = await createLadder({}, never, [software]).choose('webgl', times({ webgl: 400 }));
    expect(report.chosen).toBe('webgl');
  });

  it('for one that cannot be used is refused with the reason', async () => {
    const ladder = createLadder({}, never, [definition('webgpu', refusing('x', 'No adapter.'))]);
    await expect(ladder.choose('webgpu', times({}))).rejects.toMatchObject({
      code: 'backend/unavailable',
      message: 'WEBGPU cannot be used here. No adapter.',
    });
  });
});

describe('a second choice', () => {
  it('tries a refused one again only when it is asked for', async () => {
    let isThere = false;
    const load = vi.fn(async () => {
      if (!isThere) throw new EngineError('backend/unavailable', 'No adapter.');
      return 'Graphics card: Some.';
    });
    const ladder = createLadder({}, never, [definition('webgpu', load), definition('simd')]);
    await ladder.choose('auto', times({}));
    isThere = true;
    expect((await ladder.choose('auto', times({ webgpu: 1 }))).chosen).toBe('simd');
    expect(load).toHaveBeenCalledTimes(1);
    expect((await ladder.choose('webgpu', times({}))).chosen).toBe('webgpu');
    const report = await ladder.choose('auto', times({ webgpu: 1 }));
    expect(report.chosen).toBe('webgpu');
    expect(report.candidates[0]!.detail).toBe(
      'Its gradients are right in a known test. Graphics card: Some.',
    );
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('survives one that passed before and no longer starts', async () => {
    const ladder = createLadder({}, never, all);
    await ladder.choose('auto', times({ webgpu: 1, webgl: 2, simd: 3 }));
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await tf.setBackend('cpu');
    tf.removeBackend('webgpu');
    tf.registerBackend('webgpu', () => {
      throw new Error('device lost');
    });
    expect((await ladder.choose('auto', times({ webgl: 2, simd: 3 }))).chosen).toBe('webgl');
    warn.mockRestore();
  });
});

describe('the backends', () => {
  it('are tried from the graphics card to plain JavaScript', () => {
    expect(backends.map(({ id }) => id)).toEqual(['webgpu', 'webgl', 'simd', 'cpu']);
  });

  it('refuse graphics without a graphics card', async () => {
    const [webgpu, webgl] = backends;
    await expect(webgpu!.load({})).rejects.toMatchObject({ code: 'backend/unavailable' });
    await expect(webgl!.load({})).rejects.toMatchObject({ code: 'backend/unavailable' });
  });
});
