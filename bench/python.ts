/**
 * Starts PyTorch or numpy in a Python process, with the first Python that has it.
 * Not what they do: python/.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startChild } from './childProcess.ts';
import type { Contestant, PythonEngine } from './engines.ts';

const COMMANDS = ['python3', '/usr/bin/python3', 'python'];

const found = new Map<string, string | undefined>();

/** The Python that has a module; $HOURGLASS_PYTHON is asked first. */
function findPython(module: string): string | undefined {
  if (!found.has(module)) {
    const named = process.env.HOURGLASS_PYTHON;
    const has = (command: string) =>
      spawnSync(command, ['-c', `import ${module}`], { stdio: 'ignore', timeout: 60_000 }).status === 0;
    found.set(module, [...(named === undefined ? [] : [named]), ...COMMANDS].find(has));
  }
  return found.get(module);
}

/** @throws Error "not installed" */
export async function startPython({ backend, threads }: PythonEngine): Promise<Contestant> {
  const python = findPython(backend);
  if (python === undefined) throw new Error('not installed');
  const script = fileURLToPath(new URL(`python/${backend}_engine.py`, import.meta.url));
  const count = String(threads);
  const env = { OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, MKL_NUM_THREADS: count };
  return startChild(python, [script, count], env);
}
