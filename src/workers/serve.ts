/**
 * Connects a session to a port: requests in, replies and events out.
 * Not the commands themselves: session.ts.
 */
import { toWireError } from '#protocol/errors.ts';
import type {
  CommandName,
  Commands,
  Handlers,
  Request,
  WorkerEvent,
  WorkerMessage,
} from '#protocol/messages.ts';
import type { Platform } from './platform.ts';
import { createSession } from './session.ts';

/** The side of a channel that a session needs: a worker's own scope, or a MessagePort in tests. */
export interface Port {
  postMessage(message: WorkerMessage, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}

/** The buffers of a message's typed arrays, which move instead of being copied. Shared ones, which the worker goes on
 *  using, must not be in a message. */
function buffersIn(value: unknown, found: Set<ArrayBuffer> = new Set()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const entry of Object.values(value)) buffersIn(entry, found);
  }
  return found;
}

/** Answers one request: name and payload belong together, because only client.ts makes requests. */
function dispatch(handlers: Handlers, request: Request): Promise<Commands[CommandName]['reply']> {
  const answer = <Name extends Request['name']>(name: Name, payload: Parameters<Handlers[Name]>[0]) =>
    handlers[name](payload);
  return answer(request.name, request.payload);
}

/** Serves a port until the returned function is called. */
export function serve(port: Port, platform: Platform): () => void {
  const emit = (event: WorkerEvent) => {
    // The checkpoint is kept here too, as the last good state, so it is copied.
    port.postMessage(event, event.type === 'checkpoint' ? [] : [...buffersIn(event)]);
  };
  const session = createSession(platform, emit);
  port.addEventListener('message', async ({ data: request }) => {
    try {
      const value = await dispatch(session.handlers, request);
      port.postMessage({ type: 'reply', id: request.id, value }, [...buffersIn(value)]);
    } catch (thrown) {
      port.postMessage({ type: 'refusal', id: request.id, error: toWireError(thrown) }, []);
    }
  });
  void session.loop();
  return session.close;
}
