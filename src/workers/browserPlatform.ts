/**
 * The platform inside a browser's worker.
 * Not used by tests in Node: they bring their own.
 */
import { HourglassError } from '#protocol/errors.ts';
import { keepDownload, keptDownload } from './downloads.ts';
import { drawPicture } from './drawPicture.ts';
import { keepFiles, keptFiles } from './ownFilesStore.ts';
import type { Bytes, Platform } from './platform.ts';
import { createSimdHost } from './simdHost.ts';
import { visitsStore } from './visits/visitsStore.ts';

/** The platform of a worker. @param datasetsUrl the folder of the data sets, with a slash at its end */
export function createBrowserPlatform(datasetsUrl: URL): Platform {
  return {
    environment: { gpuAdapter, webglRenderer, simd: createSimdHost() },
    now: () => performance.now(),
    breathe,
    timeout: (ms) =>
      new Promise((_, reject) => {
        setTimeout(() => reject(new Error(`It did not answer within ${ms / 1000} s.`)), ms);
      }),
    download: (path, signal, onProgress) => download(new URL(path, datasetsUrl), signal, onProgress),
    inflate,
    sha256,
    drawPicture,
    keepFiles,
    keptFiles,
    visits: visitsStore,
  };
}

async function gpuAdapter() {
  if (!('gpu' in navigator)) return undefined;
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) return undefined;
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = [description, vendor, architecture].filter(Boolean).join(' ');
  return { isSoftware: isFallbackAdapter || /swiftshader|llvmpipe/i.test(name), name };
}

function webglRenderer(): string | undefined {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return undefined;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return String(renderer);
}

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

async function download(
  url: URL,
  signal: AbortSignal,
  onProgress: (bytes: Bytes) => void,
): Promise<Uint8Array | undefined> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return undefined;
  });
  if (!response) return keptDownload(url);
  if (response.status === 404) return undefined;
  if (!response.ok || !response.body) {
    throw new HourglassError(
      'dataset/unavailable',
      `The server answered ${response.status} for ${url.pathname}. Reload to try again.`,
    );
  }
  // A server that inflates on the way announces the length of the compressed bytes.
  const announced = response.headers.has('content-encoding') ? null : response.headers.get('content-length');
  const bytes = await collect(response.body, announced === null ? undefined : Number(announced), onProgress);
  void keepDownload(url, bytes);
  return bytes;
}

async function collect(
  body: ReadableStream<Uint8Array>,
  total: number | undefined,
  onProgress: (bytes: Bytes) => void,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  const reader = body.getReader();
  let done = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    done += part.value.length;
    if (done > most) {
      await reader.cancel();
      throw new HourglassError(
        'gzip/tooLarge',
        `The file inflates to more than ${most} bytes: it is refused.`,
      );
    }
    onProgress({ done, total });
  }
  const bytes = new Uint8Array(done);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

async function inflate(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return collect(stream, undefined, () => {}, most).catch((error: unknown) => {
    if (error instanceof HourglassError) throw error;
    throw new HourglassError(
      'gzip/damaged',
      'The file begins like gzip but cannot be inflated: it is cut off or damaged. Get it again.',
    );
  });
}

async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  if (!globalThis.isSecureContext) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
