/** One engine in a worker: started by its first message, it answers all others. Not how: ../../engine/. */
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { ImageSet, ImageSplit } from '#catalog/datasets/imageSet.ts';
import { createSimdHost } from '#workers/simdHost.ts';
import { createAnswerer } from '../../engine/answer.ts';
import { startBackend } from '../../engine/backends.ts';
import type { Answer, Request } from '../../engine/requests.ts';
import type { EngineSetup } from './contestants.ts';

async function fetchSplit(name: string): Promise<ImageSplit> {
  const response = await fetch(`/images/${name}`);
  const images = new Uint8Array(await response.arrayBuffer());
  const count = images.length / 784;
  return { images, count, labels: new Uint8Array(count) };
}

async function images(): Promise<ImageSet> {
  const [train, test] = await Promise.all([fetchSplit('train'), fetchSplit('test')]);
  return { kind: 'image', train, test, width: 28, height: 28, classNames: [] };
}

async function gpuAdapter() {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) return undefined;
  const { vendor, architecture, description } = adapter.info;
  return { isSoftware: false, name: [description, vendor, architecture].filter(Boolean).join(' ') };
}

const wasmPaths = {
  'tfjs-backend-wasm.wasm': wasmUrl,
  'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
  'tfjs-backend-wasm-threaded-simd.wasm': wasmThreadedUrl,
};

type Answerer = (request: Request) => Promise<Answer>;

async function start({ backend, threads, replayed }: EngineSetup): Promise<Answerer> {
  const simdHost = (count: number) => ({ ...createSimdHost(), threads: count });
  const parts = { simdHost, environment: { gpuAdapter }, wasmPaths };
  const facts = await startBackend(backend, parts, threads);
  return createAnswerer({ replayed, images, facts });
}

let answerer: Answerer | undefined;

async function answer(message: Request | EngineSetup): Promise<Answer> {
  if ('task' in message) return answerer ? answerer(message) : { error: 'it has not started' };
  answerer = await start(message);
  return {};
}

addEventListener('message', ({ data }: MessageEvent<Request | EngineSetup>) => {
  answer(data).then(postMessage, (error: unknown) => postMessage({ error: String(error) }));
});
