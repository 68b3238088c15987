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

/** What was asked and is not answered yet, by the numbers of the requests. */
function createWaiting() {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  return {
    add(entry: Waiting): number {
      waiting.set(++lastId, entry);
      return lastId;
    },
    /** Takes it out: it is answered. */
    settle(id: number): Waiting | undefined {
      const entry = waiting.get(id);
      waiting.delete(id);
      return entry;
    },
    refuseAll(error: WireError): void {
      for (const { reject } of waiting.values()) reject(new WorkerRefusal(error));
      waiting.clear();
    },
  };
}

interface Listener {
  heard(event: WorkerEvent): void;
  crashed(reason: string): void;
}

/** The line to the worker that there is, if any: there is none once it was given up, until something is opened again. */
function createLine(spawn: () => WorkerLike, { heard, crashed }: Listener) {
  const waiting = createWaiting();
  let worker: WorkerLike | undefined;
  const receive = ({ data: message }: MessageEvent<WorkerMessage>): void => {
    if (message.type === 'reply') waiting.settle(message.id)?.resolve(message.value);
    else if (message.type === 'refusal') waiting.settle(message.id)?.reject(new WorkerRefusal(message.error));
    else heard(message);
  };
  return {
    connect(): void {
      if (worker) return;
      worker = spawn();
      worker.onmessage = receive;
      worker.onerror = (event) => crashed(event.message || 'it stopped without saying why');
    },
    ask: <Name extends CommandName>(
      name: Name,
      payload: Commands[Name]['payload'],
      transfer: Transferable[] = [],
    ) =>
      new Promise<Commands[Name]['reply']>((resolve, reject) => {
        if (!worker) return reject(new WorkerRefusal(givenUp('it stopped before')));
        worker.postMessage({ id: waiting.add({ resolve, reject }), name, payload }, transfer);
      }),
    /** Whoever waits for an answer is refused it. */
    disconnect(error: WireError): void {
      if (worker) {
        worker.onmessage = null;
        worker.onerror = null;
        worker.terminate();
      }
      worker = undefined;
      waiting.refuseAll(error);
    },
    terminate: () => worker?.terminate(),
  };
}

/** What a worker that takes the place of a lost one must be told. */
function createMemory() {
  let open: Commands['open']['payload'] | undefined;
  let watch: Commands['watch']['payload'] | undefined;
  let checkpoint: Checkpoint | undefined;
  return {
    runId: () => open?.runId,
    note(name: CommandName, payload: Commands[CommandName]['payload']): void {
      if (isFor('open', name, payload)) {
        open = payload;
        checkpoint = payload.checkpoint;
      }
      // What is opened again after a loss is what was tuned last.
      if (isFor('tune', name, payload) && open) open = { ...open, spec: payload.spec };
      if (isFor('watch', name, payload)) watch = payload;
    },
    keep(latest: Checkpoint): void {
      checkpoint = latest;
    },
    /** The experiment, from where it is known to have come. */
    open: () => open && (checkpoint ? { ...open, checkpoint } : open),
    watch: () => watch,
  };
}

/** Counts losses, each at its time in ms. @returns whether that is one too many */
function createLosses() {
  let losses: readonly number[] = [];
  return (now: number): boolean => {
    losses = [...losses.filter((time) => now - time < LOSSES_WITHIN_MS), now];
    if (losses.length < MOST_LOSSES) return false;
    losses = [];
    return true;
  };
}

export function createClient({ spawn, onEvent, onRespawn }: ClientOptions): Client {
  const memory = createMemory();
  const isOneTooMany = createLosses();
  const line = createLine(spawn, { heard, crashed: replace });

  function heard(event: WorkerEvent): void {
    if (event.runId !== memory.runId()) return;
    if (event.type === 'checkpoint') memory.keep(event.checkpoint);
    onEvent(event);
  }

  function replace(reason: string): void {
    if (isOneTooMany(Date.now())) {
      giveUp(givenUp(reason));
    } else {
      line.disconnect(lost(reason));
      line.connect();
      reopen(line, memory, () => onRespawn(reason));
    }
  }

  function giveUp(error: WireError): void {
    line.disconnect(error);
    const runId = memory.runId();
    if (runId !== undefined) onEvent({ type: 'state', runId, state: { phase: 'failed', error } });
  }

  line.connect();
  return {
    call(name, payload, transfer) {
      memory.note(name, payload);
      if (name === 'open') line.connect();
      const answer = line.ask(name, payload, transfer);
      if (name === 'pause') void guard(line, replace);
      return answer;
    },
    dispose: line.terminate,
  };
}

type Line = ReturnType<typeof createLine>;

/** Opens again what was open, and tells when that is done. */
function reopen(line: Line, memory: ReturnType<typeof createMemory>, tell: () => void): void {
  const open = memory.open();
  if (!open) return;
  // The needs follow at once: commands are answered in their order.
  const reopened = line.ask('open', open);
  const watch = memory.watch();
  if (watch) line.ask('watch', watch).catch(() => undefined);
  void reopened.then(tell, (refusal: WorkerRefusal) => {
    // Another loss tells for itself.
    if (!refusal.code.startsWith('worker/')) tell();
  });
}

/** Pausing is cooperative, but a worker must be alive to do it: a long step may end, a hung one does not. */
async function guard(line: Line, replace: (reason: string) => void): Promise<void> {
  const limit = setTimeout(() => replace('it did not answer within 2 s'), STOP_LIMIT_MS);
  await line.ask('ping', {}).catch(() => undefined);
  clearTimeout(limit);
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
