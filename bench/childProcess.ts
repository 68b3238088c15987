/**
 * An engine in a process of its own, asked by lines of JSON.
 * Not which process: node/startNode.ts and python.ts know.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Answer, Request } from './engine/requests.ts';
import type { Contestant } from './engines.ts';
import { parseAnswer } from './parseAnswer.ts';

/** The longest that an answer may take. */
export const LIMIT_MS = 120_000;

export const tooLong = () => new Error(`over ${LIMIT_MS / 1000} s`);

/** The next line of JSON that the process writes; what else it writes is dropped. */
function nextAnswer(child: ChildProcess, lines: AsyncIterator<string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(tooLong());
    }, LIMIT_MS);
    const read = async () => {
      for (let line = await lines.next(); !line.done; line = await lines.next()) {
        if (line.value.startsWith('{')) return parseAnswer(JSON.parse(line.value));
      }
      throw new Error('it ended');
    };
    read()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** Starts a program that answers each line of its input with a line. */
export async function startChild(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Contestant> {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  child.stdin.on('error', () => {}); // It ended; the missing answer tells.
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (request: Request): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return nextAnswer(child, lines);
  };
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const contestant = { ask, stop };
  // It can be asked once it has said how it started.
  await nextAnswer(child, lines).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return contestant;
}
