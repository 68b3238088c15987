/**
 * The page's side of the worker: asks, drops what belongs to an earlier run, and replaces a worker that crashed or hangs.
 * Not the store: it knows nothing of what the page shows.
 */
import type { WireError } from '#protocol/errors.ts';
import type { CommandName, Commands, Request, WorkerEvent, WorkerMessage } from '#protocol/messages.ts';
import type { Checkpoint } from '#protocol/state.ts';

export interface Client {
  /** Asks the worker. Rejects with a WorkerRefusal. */
  call<Name extends CommandName>(
    name: Name,
    payload: Commands[Name]['payload'],
    transfer?: Transferable[],
  ): Promise<Commands[Name]['reply']>;
  dispose(): void;
}

export interface ClientOptions {
  spawn(): WorkerLike;
  onEvent(event: WorkerEvent): void;
  /** The worker was replaced and the experiment opened again, from the latest checkpoint if there was one. */
  onRespawn(reason: string): void;
}

/** What is used of a Worker; tests pass a MessagePort in its clothes. */
export interface WorkerLike {
  postMessage(message: Request, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** A command that the worker refused, with the worker's code and message. */
export class WorkerRefusal extends Error {
  override readonly name = 'WorkerRefusal';
  readonly code: string;

  constructor({ code, message }: WireError) {
    super(message);
    this.code = code;
  }
}

/** A worker that answers nothing for this long, when it should pause, hangs. */
const STOP_LIMIT_MS = 2000;
/** After so many losses within this time it is given up: another worker would be lost like the ones before. */
const MOST_LOSSES = 3;
const LOSSES_WITHIN_MS = 60_000;

interface Waiting {
  resolve(value: Commands[CommandName]['reply']): void;
  reject(error: WorkerRefusal): void;
}

export function createClient({ spawn, onEvent, onRespawn }: ClientOptions): Client {
  const waiting = new Map<number, Waiting>();
  /** Undefined once it was given up, until something is opened again. */
  let worker: WorkerLike | undefined;
  let losses: number[] = [];
  let lastId = 0;
  let lastOpen: Commands['open']['payload'] | undefined;
  let lastNeeds: Commands['watch']['payload'] | undefined;
  let checkpoint: Checkpoint | undefined;

  const receive = ({ data: message }: MessageEvent<WorkerMessage>) => {
    if (message.type === 'reply') return settle(message.id)?.resolve(message.value);
    if (message.type === 'refusal') return settle(message.id)?.reject(new WorkerRefusal(message.error));
    if (message.runId !== lastOpen?.runId) return;
    if (message.type === 'checkpoint') checkpoint = message.checkpoint;
    onEvent(message);
  };
  const settle = (id: number) => {
    const entry = waiting.get(id);
    waiting.delete(id);
    return entry;
  };
  const connect = (): WorkerLike => {
    const next = spawn();
    next.onmessage = receive;
    next.onerror = (event) => replace(event.message || 'it stopped without saying why');
    return next;
  };
  const ask = <Name extends CommandName>(
    name: Name,
    payload: Commands[Name]['payload'],
    transfer: Transferable[],
  ) =>
    new Promise<Commands[Name]['reply']>((resolve, reject) => {
      if (!worker) return reject(new WorkerRefusal(givenUp('it stopped before')));
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, payload }, transfer);
    });
  const disconnect = (error: WireError) => {
    if (worker) {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    }
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new WorkerRefusal(error));
    waiting.clear();
  };
  const replace = (reason: string) => {
    const now = Date.now();
    losses = [...losses.filter((time) => now - time < LOSSES_WITHIN_MS), now];
    if (losses.length >= MOST_LOSSES) return giveUp(reason);
    disconnect(lost(reason));
    worker = connect();
    if (!lastOpen) return;
    // The needs follow at once: commands are answered in their order.
    const reopened = ask('open', checkpoint ? { ...lastOpen, checkpoint } : lastOpen, []);
    if (lastNeeds) ask('watch', lastNeeds, []).catch(() => undefined);
    const tell = () => onRespawn(reason);
    void reopened.then(tell, (refusal: WorkerRefusal) => {
      // Another loss tells for itself.
      if (!refusal.code.startsWith('worker/')) tell();
    });
  };
  const giveUp = (reason: string) => {
    const error = givenUp(reason);
    losses = [];
    disconnect(error);
    if (lastOpen) onEvent({ type: 'state', runId: lastOpen.runId, state: { phase: 'failed', error } });
  };
  /** Pausing is cooperative, but a worker must be alive to do it: a long step may end, a hung one does not. */
  const guard = async () => {
    const limit = setTimeout(() => replace('it did not answer within 2 s'), STOP_LIMIT_MS);
    await ask('ping', {}, []).catch(() => undefined);
    clearTimeout(limit);
  };

  worker = connect();
  return {
    call(name, payload, transfer = []) {
      if (isFor('open', name, payload)) {
        lastOpen = payload;
        checkpoint = payload.checkpoint;
        worker ??= connect();
      }
      // What is opened again after a loss is what was tuned last.
      if (isFor('tune', name, payload) && lastOpen) lastOpen = { ...lastOpen, spec: payload.spec };
      if (isFor('watch', name, payload)) lastNeeds = payload;
      const answer = ask(name, payload, transfer);
      if (name === 'pause') void guard();
      return answer;
    },
    dispose: () => worker?.terminate(),
  };
}

const lost = (reason: string): WireError => ({
  name: 'Error',
  code: 'worker/lost',
  message: `The training worker was restarted: ${reason}.`,
});

const givenUp = (reason: string): WireError => ({
  name: 'Error',
  code: 'worker/failed',
  message: `The training worker stopped ${MOST_LOSSES} times within a minute (${reason}). Press Reset to try once more; if it stops again, choose a smaller network or reload the page.`,
});

function isFor<Name extends CommandName>(
  wanted: Name,
  name: CommandName,
  _payload: Commands[CommandName]['payload'],
): _payload is Commands[Name]['payload'] {
  return name === wanted;
}
