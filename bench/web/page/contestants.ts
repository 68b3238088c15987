/** What the benchmark's page offers to the benchmark. Types only. */
import type { BackendName } from '../../engine/backends.ts';
import type { Answer, Request } from '../../engine/requests.ts';

/** The first message to an engine's worker. */
export interface EngineSetup {
  readonly backend: BackendName;
  readonly threads: number;
  readonly replayed: boolean;
}

export interface Contestants {
  /** @returns the engine's id, once it has started; an answer's "error" says why it did not */
  start(id: string, setup: EngineSetup): Promise<Answer>;
  ask(id: string, request: Request): Promise<Answer>;
  stop(id: string): void;
}

declare global {
  var contestants: Contestants | undefined;
}
