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

/** A worker that has not answered a pause for this long hangs. */
const STOP_LIMIT_MS = 2000;

interface Waiting {
  resolve(value: Commands[CommandName]['reply']): void;
  reject(error: WorkerRefusal): void;
}

export function createClient({ spawn, onEvent, onRespawn }: ClientOptions): Client {
  const waiting = new Map<number, Waiting>();
  let worker = spawn();
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
  const connect = () => {
    worker.onmessage = receive;
    worker.onerror = (event) => respawn(event.message || 'it stopped without saying why');
  };
  const ask = <Name extends CommandName>(
    name: Name,
    payload: Commands[Name]['payload'],
    transfer: Transferable[],
  ) =>
    new Promise<Commands[Name]['reply']>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, payload }, transfer);
    });
  const respawn = (reason: string) => {
    worker.terminate();
    const lost = {
      name: 'Error',
      code: 'worker/lost',
      message: `The training worker was restarted: ${reason}.`,
    };
    for (const { reject } of waiting.values()) reject(new WorkerRefusal(lost));
    waiting.clear();
    worker = spawn();
    connect();
    if (!lastOpen) return;
    void ask('open', checkpoint ? { ...lastOpen, checkpoint } : lastOpen, []).then(
      () => {
        if (lastNeeds) void ask('watch', lastNeeds, []);
        onRespawn(reason);
      },
      () => onRespawn(reason),
    );
  };
  /** Pausing is cooperative, but not for ever. */
  const guard = async (answer: Promise<unknown>) => {
    const limit = setTimeout(() => respawn('it did not stop within 2 s'), STOP_LIMIT_MS);
    await answer.catch(() => undefined);
    clearTimeout(limit);
  };

  connect();
  return {
    call(name, payload, transfer = []) {
      if (isFor('open', name, payload)) {
        lastOpen = payload;
        checkpoint = payload.checkpoint;
      }
      if (isFor('watch', name, payload)) lastNeeds = payload;
      const answer = ask(name, payload, transfer);
      if (name === 'pause') void guard(answer);
      return answer;
    },
    dispose: () => worker.terminate(),
  };
}

function isFor<Name extends CommandName>(
  wanted: Name,
  name: CommandName,
  _payload: Commands[CommandName]['payload'],
): _payload is Commands[Name]['payload'] {
  return name === wanted;
}
