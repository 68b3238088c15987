/**
 * One engine in a Node process: answers lines of JSON. Arguments: backend, threads, whether to replay.
 * Not a command for people: `npm run bench` starts it.
 */
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { createSimdHost } from '#cli/nodePlatform/simdHost.ts';
import { startWebGpu } from '#cli/nodePlatform/webgpu.ts';
import { createAnswerer } from '../engine/answer.ts';
import { isBackendName, startBackend } from '../engine/backends.ts';
import type { Request } from '../engine/requests.ts';
import { loadImages } from '../images.ts';

// Node 20 knows relaxed SIMD, but keeps it behind a flag.
setFlagsFromString('--experimental-wasm-relaxed-simd');

const write = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);

async function main([backend, threads, replayed]: readonly string[]): Promise<void> {
  if (!isBackendName(backend)) throw new Error(`no backend ${backend}`);
  const environment = backend === 'webgpu' ? { gpuAdapter: await startWebGpu() } : {};
  const parts = { simdHost: createSimdHost, environment };
  const facts = await startBackend(backend, parts, Number(threads));
  const answer = createAnswerer({ replayed: replayed === 'true', images: loadImages, facts });
  write({});
  for await (const line of createInterface({ input: process.stdin })) {
    const request: Request = JSON.parse(line);
    write(await answer(request));
  }
}

try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  write({ error: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
