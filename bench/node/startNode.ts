/** Starts a tfjs engine in a Node process of its own. Not the engine: engineProcess.ts. */
import { fileURLToPath } from 'node:url';
import { startChild } from '../childProcess.ts';
import type { Contestant, TfjsEngine } from '../engines.ts';

const SCRIPT = fileURLToPath(new URL('engineProcess.ts', import.meta.url));

/** @throws Error with the reason why it does not start */
export function startNode({ backend, threads, replayed }: TfjsEngine): Promise<Contestant> {
  const args = ['--import', import.meta.resolve('tsx'), SCRIPT, backend, String(threads), String(replayed)];
  return startChild(process.execPath, args, {});
}
