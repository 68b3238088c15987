/** A session behind a MessageChannel with the page's client before it, all in Node. Not a test. */
import { afterEach, beforeEach } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import type { OpenReply, WorkerEvent, WorkerMessage } from '#protocol/messages.ts';
import type { Measured } from '#protocol/visit.ts';
import { type Client, createClient, type WorkerLike } from '#workers/client.ts';
import { serve } from '#workers/serve.ts';
import { useBackend } from './backends.ts';
import { createFakePlatform, type FakePlatform } from './fakePlatform.ts';

/** 60 images of 8 × 8 in 4 steps an epoch. */
export const smallExperiment = defineExperiment({
  network: { id: 'dense', params: { widths: [8], activation: 'tanh' } },
  code: { id: 'plain', params: { size: 2, activation: 'linear' } },
  training: { batchSize: 16, epochs: 1000 },
});

/** Of a run that has just begun. */
export const nothingMeasured: Measured = {
  trainCurve: [],
  testCurve: [],
  marks: [],
  phaseCurves: {},
  pace: undefined,
};

type EventOf<Type extends WorkerEvent['type']> = Extract<WorkerEvent, { readonly type: Type }>;

export interface Harness {
  readonly client: Client;
  readonly platform: FakePlatform;
  /** Everything the client let through, in order. */
  readonly events: WorkerEvent[];
  /** Everything the session sent, with the time on its clock. */
  readonly sent: { readonly message: WorkerMessage; readonly ms: number }[];
  open(spec?: ExperimentSpec, runId?: number): Promise<OpenReply>;
  /** The next event of a type, from now on, that is as wanted. */
  next<Type extends WorkerEvent['type']>(
    type: Type,
    isWanted?: (event: EventOf<Type>) => boolean,
  ): Promise<EventOf<Type>>;
  /** Resolves when the run gets into a phase. */
  phase(phase: EventOf<'state'>['state']['phase']): Promise<EventOf<'state'>>;
  /** So many single updates. @returns their losses */
  step(count: number): Promise<number[]>;
  /** Ends the session, and resolves when its last turn is over. */
  close(): Promise<void>;
}

/** Lets everything happen that is waiting to happen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}

const isOf = <Type extends WorkerEvent['type']>(type: Type, event: WorkerEvent): event is EventOf<Type> =>
  event.type === type;

/** Connects both sides; `close` ends the session. */
export function createHarness(platform = createFakePlatform()): Harness {
  const events: WorkerEvent[] = [];
  const sent: Harness['sent'] = [];
  const listeners = new Set<(event: WorkerEvent) => void>();
  const stops: (() => void)[] = [];

  const spawn = (): WorkerLike => {
    const { port1: inside, port2: outside } = new MessageChannel();
    const stop = serve(
      {
        postMessage(message, transfer) {
          sent.push({ message: structuredClone(message), ms: platform.clock.ms });
          inside.postMessage(message, transfer);
        },
        addEventListener: (type, listener) => inside.addEventListener(type, listener),
      },
      platform,
    );
    inside.start();
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage: (message, transfer) => outside.postMessage(message, transfer),
      terminate() {
        stop();
        inside.close();
      },
    };
    outside.onmessage = (event) => worker.onmessage?.(event);
    stops.push(worker.terminate);
    return worker;
  };

  const client = createClient({
    spawn,
    onEvent(event) {
      events.push(event);
      for (const listener of [...listeners]) listener(event);
    },
    onRespawn: () => {},
  });

  const next: Harness['next'] = (type, isWanted = () => true) =>
    new Promise((resolve) => {
      const listener = (event: WorkerEvent) => {
        if (!isOf(type, event) || !isWanted(event)) return;
        listeners.delete(listener);
        resolve(event);
      };
      listeners.add(listener);
    });

  return {
    client,
    platform,
    events,
    sent,
    open: (spec = smallExperiment, runId = 1) => client.call('open', { runId, spec, backend: 'cpu' }),
    next,
    phase: (phase) => next('state', ({ state }) => state.phase === phase),
    async step(count) {
      const totals: number[] = [];
      for (let i = 0; i < count; i++) {
        const scalars = next('scalars');
        await client.call('step', {});
        totals.push(...(await scalars).batch.totals);
      }
      return totals;
    },
    close() {
      for (const stop of stops) stop();
      return settle();
    },
  };
}

/** A harness of its own for each test of the file that calls this, on the plain backend.
 *  `renew` ends the session and begins another one, as a visit or a worker that is new does. */
export function harnessForEach(): Harness & { renew(platform?: FakePlatform): Promise<void> } {
  let harness: Harness;
  beforeEach(async () => {
    await useBackend('cpu');
    harness = createHarness();
  });
  afterEach(() => harness.close());
  return {
    get client() {
      return harness.client;
    },
    get platform() {
      return harness.platform;
    },
    get events() {
      return harness.events;
    },
    get sent() {
      return harness.sent;
    },
    open: (...args) => harness.open(...args),
    next: (...args) => harness.next(...args),
    phase: (phase) => harness.phase(phase),
    step: (count) => harness.step(count),
    close: () => harness.close(),
    async renew(platform) {
      await harness.close();
      harness = createHarness(platform);
    },
  };
}
