/** The benchmark's page: a worker for each engine. Not the engine: engine.worker.ts. */
import type { Answer, Request } from '../../engine/requests.ts';
import type { EngineSetup } from './contestants.ts';

const workers = new Map<string, Worker>();

/** Posts a message and waits for the answer to it. */
function exchange(worker: Worker, message: Request | EngineSetup): Promise<Answer> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = ({ message: reason }) => resolve({ error: reason || 'its worker did not load' });
    worker.postMessage(message);
  });
}

globalThis.contestants = {
  start(id, setup) {
    const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
    workers.set(id, worker);
    return exchange(worker, setup);
  },
  async ask(id, request) {
    const worker = workers.get(id);
    return worker ? exchange(worker, request) : { error: 'it was stopped' };
  },
  stop(id) {
    workers.get(id)?.terminate();
    workers.delete(id);
  },
};
