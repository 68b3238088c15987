import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Request, WorkerEvent, WorkerMessage } from '#protocol/messages.ts';
import type { Checkpoint } from '#protocol/state.ts';
import { smallExperiment } from '../../tests/support/workerHarness.ts';
import { createClient, type WorkerLike } from './client.ts';

/** A worker that only remembers what it is asked; the test speaks for it. */
interface FakeWorker extends WorkerLike {
  readonly requests: Request[];
  isTerminated: boolean;
  say(message: WorkerMessage): void;
  crash(message: string): void;
}

function createFakeWorker(): FakeWorker {
  const worker: FakeWorker = {
    requests: [],
    isTerminated: false,
    onmessage: null,
    onerror: null,
    postMessage: (request) => worker.requests.push(request),
    terminate() {
      worker.isTerminated = true;
    },
    say: (data) => worker.onmessage?.(new MessageEvent('message', { data })),
    crash: (message) => worker.onerror?.(Object.assign(new Event('error'), errorOf(message))),
  };
  return worker;
}
const errorOf = (message: string) => ({ message, filename: '', lineno: 0, colno: 0, error: undefined });

function connect() {
  const workers: FakeWorker[] = [];
  const events: WorkerEvent[] = [];
  const onRespawn = vi.fn<(reason: string) => void>();
  const client = createClient({
    spawn() {
      workers.push(createFakeWorker());
      return workers.at(-1)!;
    },
    onEvent: (event) => events.push(event),
    onRespawn,
  });
  const latest = () => workers.at(-1)!;
  const open = (runId: number) => client.call('open', { runId, spec: smallExperiment, backend: 'cpu' });
  /** Answers the latest request with this name. */
  const reply = (name: string) => {
    const { id } = latest().requests.findLast((request) => request.name === name)!;
    latest().say({ type: 'reply', id, value: {} });
  };
  return { client, workers, events, onRespawn, latest, open, reply };
}

const state = (runId: number): WorkerEvent => ({ type: 'state', runId, state: { phase: 'paused' } });
const checkpoint = (step: number): Checkpoint => ({ step, tensors: [] });
const saved = (runId: number, step: number): WorkerEvent => ({
  type: 'checkpoint',
  runId,
  checkpoint: checkpoint(step),
});
const names = ({ requests }: FakeWorker) => requests.map(({ name }) => name);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a call', () => {
  it('is answered by the reply with its number, in any order', async () => {
    const { client, latest } = connect();
    const first = client.call('decode', { codec: 'pca', z: Float32Array.of(1) });
    const second = client.call('decode', { codec: 'pca', z: Float32Array.of(2) });
    const [one, two] = latest().requests.map(({ id }) => id);
    latest().say({ type: 'reply', id: two!, value: { image: Float32Array.of(2) } });
    latest().say({ type: 'reply', id: one!, value: { image: Float32Array.of(1) } });
    expect((await first).image[0]).toBe(1);
    expect((await second).image[0]).toBe(2);
  });

  it('is rejected with the code and the message of its refusal', async () => {
    const { client, latest } = connect();
    const answer = client.call('train', {});
    const error = { name: 'HourglassError', code: 'run/none', message: 'Wait.' };
    latest().say({ type: 'refusal', id: latest().requests[0]!.id, error });
    await expect(answer).rejects.toMatchObject({ name: 'WorkerRefusal', code: 'run/none', message: 'Wait.' });
  });
});

describe('an event', () => {
  it('of a run that is no longer the current one is dropped', () => {
    const { latest, events, open } = connect();
    latest().say(state(0));
    void open(1);
    latest().say(state(1));
    void open(2);
    latest().say(state(1));
    latest().say(state(2));
    expect(events).toEqual([state(1), state(2)]);
  });
});

describe('a worker that crashes', () => {
  it('is replaced, and the experiment opened again from the last checkpoint with the same needs', async () => {
    const { client, workers, latest, onRespawn, open, reply } = connect();
    void open(1);
    reply('open');
    client.call('watch', { needs: { stage: { index: 4 } } }).catch(() => undefined);
    latest().say(saved(1, 10));
    latest().say(saved(1, 20));
    const lost = client.call('train', {});
    latest().crash('out of memory');
    await expect(lost).rejects.toMatchObject({
      code: 'worker/lost',
      message: expect.stringContaining('out of memory'),
    });
    expect(workers).toHaveLength(2);
    expect(workers[0]!.isTerminated).toBe(true);
    expect(latest().requests).toMatchObject([
      { name: 'open', payload: { runId: 1, spec: smallExperiment, checkpoint: { step: 20 } } },
      { name: 'watch', payload: { needs: { stage: { index: 4 } } } },
    ]);
    expect(onRespawn).not.toHaveBeenCalled();
    reply('open');
    await vi.advanceTimersByTimeAsync(0);
    expect(onRespawn).toHaveBeenCalledExactlyOnceWith('out of memory');
  });

  it('is replaced with the settings as they were tuned last', () => {
    const { client, latest, open } = connect();
    void open(1).catch(() => undefined);
    const spec = { ...smallExperiment, training: { batchSize: 16, epochs: 7 } };
    client.call('tune', { spec }).catch(() => undefined);
    latest().crash('x');
    expect(latest().requests[0]).toMatchObject({
      name: 'open',
      payload: { spec: { training: { epochs: 7 } } },
    });
  });

  it('does not carry a checkpoint over to another experiment', () => {
    const { latest, open } = connect();
    void open(1).catch(() => undefined);
    latest().say(saved(1, 10));
    void open(2).catch(() => undefined);
    latest().say(saved(1, 11));
    latest().crash('x');
    expect(latest().requests[0]!.payload).not.toHaveProperty('checkpoint');
  });

  it('before anything was open is only replaced', () => {
    const { workers, latest } = connect();
    latest().crash('');
    expect(workers).toHaveLength(2);
    expect(latest().requests).toEqual([]);
  });

  it('is not heard any more', () => {
    const { workers, events, open } = connect();
    void open(1).catch(() => undefined);
    workers[0]!.crash('x');
    workers[0]!.say(state(1));
    workers[0]!.crash('again');
    expect(events).toEqual([]);
    expect(workers).toHaveLength(2);
  });

  it('is told of also when the experiment cannot be opened again', async () => {
    const { latest, onRespawn, open } = connect();
    void open(1).catch(() => undefined);
    latest().crash('x');
    const error = { name: 'Error', code: 'dataset/unavailable', message: '' };
    latest().say({ type: 'refusal', id: latest().requests[0]!.id, error });
    await vi.advanceTimersByTimeAsync(0);
    expect(onRespawn).toHaveBeenCalledOnce();
  });

  it('three times within a minute is given up, told as a failure, and begun anew by the next opening', async () => {
    const { client, workers, latest, events, onRespawn, open } = connect();
    void open(1).catch(() => undefined);
    for (const reason of ['a', 'b']) latest().crash(reason);
    const waiting = client.call('train', {});
    latest().crash('c');
    await expect(waiting).rejects.toMatchObject({ code: 'worker/failed' });
    expect(workers).toHaveLength(3);
    expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
    expect(events).toMatchObject([
      {
        runId: 1,
        state: { phase: 'failed', error: { code: 'worker/failed', message: expect.stringContaining('(c)') } },
      },
    ]);
    expect(onRespawn).not.toHaveBeenCalled();
    await expect(client.call('train', {})).rejects.toMatchObject({ code: 'worker/failed' });
    void open(2).catch(() => undefined);
    expect(workers).toHaveLength(4);
    expect(names(latest())).toEqual(['open']);
  });

  it('now and then is replaced every time', () => {
    const { workers, latest } = connect();
    for (let i = 0; i < 6; i++) {
      latest().crash('x');
      vi.advanceTimersByTime(40_000);
    }
    expect(workers).toHaveLength(7);
  });
});

describe('a pause', () => {
  it('has a worker that answers nothing within 2 s replaced', async () => {
    const { client, workers, open, onRespawn, reply } = connect();
    void open(1);
    reply('open');
    const pause = client.call('pause', {});
    pause.catch(() => undefined);
    vi.advanceTimersByTime(1999);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(workers).toHaveLength(2);
    await expect(pause).rejects.toMatchObject({ code: 'worker/lost' });
    reply('open');
    await vi.advanceTimersByTimeAsync(0);
    expect(onRespawn).toHaveBeenCalledExactlyOnceWith('it did not answer within 2 s');
  });

  it('leaves a worker alone that is alive, however long the pause takes', async () => {
    const { client, workers, reply } = connect();
    const pause = client.call('pause', {});
    reply('ping');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers).toHaveLength(1);
    reply('pause');
    await pause;
  });
});

describe('dispose', () => {
  it('ends the worker', () => {
    const { client, latest } = connect();
    client.dispose();
    expect(latest().isTerminated).toBe(true);
  });
});
