/**
 * `npm run kernels`: compiles the CPU backend's kernels, once with relaxed SIMD and once without, unless they are newer
 * than their sources.
 */
import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/engine/backends/simd/', import.meta.url));
const source = `${folder}assembly/`;
const target = `${folder}binaries/`;

const OPTIONS = [
  ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--uncheckedBehavior', 'always'],
  ...['--runtime', 'stub', '--importTable', '--enable', 'simd', '--enable', 'threads'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
];

const BUILDS = { relaxed: ['--enable', 'relaxed-simd'], plain: [] };

const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isCurrent(): boolean {
  const sources = readdirSync(source).map((name) => changedAt(source + name));
  const outputs = Object.keys(BUILDS).map((build) => changedAt(`${target}${build}.wasm`));
  return (
    Math.min(...outputs) > Math.max(changedAt(source), changedAt(fileURLToPath(import.meta.url)), ...sources)
  );
}

/** @throws Error with the compiler's messages */
async function compile(
  asc: typeof import('assemblyscript/asc').default,
  build: string,
  options: readonly string[],
): Promise<void> {
  const { error, stderr } = await asc.main([
    `${source}index.ts`,
    ...OPTIONS,
    ...options,
    ...['--outFile', `${target}${build}.part`],
  ]);
  const messages = stderr.toString();
  if (error || messages) throw new Error(`The kernels (${build}) cannot be compiled.\n${messages || error}`);
  // At once: nobody may read half a file.
  renameSync(`${target}${build}.part`, `${target}${build}.wasm`);
}

if (isCurrent()) process.stderr.write('The kernels are up to date.\n');
else {
  // The compiler takes longer to load than to do nothing.
  const { default: asc } = await import('assemblyscript/asc');
  mkdirSync(target, { recursive: true });
  for (const [build, options] of Object.entries(BUILDS)) await compile(asc, build, options);
  process.stderr.write('The kernels are compiled.\n');
}
