/** Fetches small made-up data sets from servers on this machine that behave well or badly. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partPathFor } from './download.ts';
import { type FetchOptions, fetchAll } from './fetchAll.ts';
import { readManifest } from './manifest.ts';
import { sha256 } from './verify.ts';

const CONTENT = randomBytes(50_000);
const GZIP = gzipSync(CONTENT);
const FILE = { name: 'images.gz', sha256: sha256(CONTENT), bytes: CONTENT.length };
const HALF = Math.floor(GZIP.length / 2);

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let servers: Server[] = [];
let printed: string;

/** @returns the base address of a server that answers downloads with `handler` and counts them */
async function serve(handler: Handler): Promise<{ base: string; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    ranges.push(request.headers.range);
    handler(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { base: `http://127.0.0.1:${port}/`, ranges };
}

const sendAll: Handler = (_request, response) => response.end(GZIP);

/** Answers a Range request as a static host does. */
const sendRange: Handler = (request, response) => {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (start >= GZIP.length) {
    response.writeHead(416).end();
    return;
  }
  const range = { 'Content-Range': `bytes ${start}-${GZIP.length - 1}/${GZIP.length}` };
  response.writeHead(start > 0 ? 206 : 200, start > 0 ? range : {}).end(GZIP.subarray(start));
};

function optionsFor(mirrors: string[], more: Partial<FetchOptions> = {}): FetchOptions {
  const dataset = { id: 'tiny', title: 'Tiny', licence: 'MIT', mirrors, files: [FILE] };
  return {
    manifest: { datasets: [dataset] },
    target: join(folder, 'target'),
    sources: [],
    cache: join(folder, 'cache'),
    output: { write: (text) => (printed += text) },
    connectMs: 1_000,
    stallMs: 2_000,
    retryDelayMs: 1,
    ...more,
  };
}

function stored(): Buffer {
  return gunzipSync(readFileSync(join(folder, 'target/tiny/images.gz')));
}

function put(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hourglass-datasets-'));
  servers = [];
  printed = '';
});

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

describe('fetchAll with mirrors', () => {
  it('downloads once and then asks nobody', async () => {
    const mirror = await serve(sendAll);
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual([]);
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual([]);
    expect(stored().equals(CONTENT)).toBe(true);
    expect(mirror.ranges).toEqual([undefined]);
  });

  it('goes on to the next mirror when the first has another file, a web page or nothing', async () => {
    const wrong = await serve((_request, response) => response.end(gzipSync(randomBytes(50_000))));
    const page = await serve((_request, response) => response.end('<!DOCTYPE html><p>Please sign in</p>'));
    const gone = await serve((_request, response) => response.writeHead(404).end());
    const good = await serve(sendAll);
    expect(await fetchAll(optionsFor([wrong.base, page.base, gone.base, good.base]))).toEqual([]);
    expect(stored().equals(CONTENT)).toBe(true);
  });

  it('says what was found and what was expected when no mirror has the file', async () => {
    const other = randomBytes(50_000);
    const wrong = await serve((_request, response) => response.end(gzipSync(other)));
    const page = await serve((_request, response) => response.end('<!DOCTYPE html><p>Please sign in</p>'));
    expect(await fetchAll(optionsFor([wrong.base, page.base]))).toEqual(['tiny/images.gz']);
    expect(printed).toContain(`found 50,000 bytes with SHA-256 ${sha256(other)}`);
    expect(printed).toContain(`expected 50,000 bytes with SHA-256 ${FILE.sha256}`);
    expect(printed).toContain('found a web page');
    expect([wrong.ranges.length, page.ranges.length]).toEqual([1, 1]);
  });

  it('accepts a file that the server has unpacked on the way', async () => {
    const mirror = await serve((_request, response) => response.end(CONTENT));
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual([]);
    expect(stored().equals(CONTENT)).toBe(true);
  });

  it('refuses a server that never stops sending', async () => {
    const mirror = await serve((_request, response) => response.end(Buffer.alloc(200_000)));
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual(['tiny/images.gz']);
    expect(printed).toContain('found more than');
  });

  it('tries a busy server again', async () => {
    let answers = 0;
    const mirror = await serve((request, response) => {
      if (answers++ === 0) response.writeHead(503).end();
      else sendAll(request, response);
    });
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual([]);
  });

  it('reports an offline machine in one line and does not wait', async () => {
    const closed = await serve(sendAll);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await fetchAll(optionsFor([closed.base]))).toEqual(['tiny/images.gz']);
    expect(printed).toMatch(
      /^Offline: Tiny cannot be downloaded, no mirror answers \(.*ECONNREFUSED.*\)\.\n$/,
    );
  });
});

describe('fetchAll resuming', () => {
  it('asks only for the bytes behind a partial download', async () => {
    const mirror = await serve(sendRange);
    put(partPathFor(`${mirror.base}images.gz`, join(folder, 'cache/parts')), GZIP.subarray(0, HALF));
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual([]);
    expect(mirror.ranges).toEqual([`bytes=${HALF}-`]);
    expect(stored().equals(CONTENT)).toBe(true);
  });

  it('continues where a connection broke off', async () => {
    let answers = 0;
    const mirror = await serve((request, response) => {
      if (answers++ > 0) return sendRange(request, response);
      response.writeHead(200, { 'Content-Length': GZIP.length });
      response.write(GZIP.subarray(0, HALF), () => setTimeout(() => response.destroy(), 100));
    });
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual([]);
    expect(mirror.ranges).toEqual([undefined, `bytes=${HALF}-`]);
  });

  it('starts afresh when the partial download does not belong to the file', async () => {
    const mirror = await serve(sendRange);
    put(partPathFor(`${mirror.base}images.gz`, join(folder, 'cache/parts')), randomBytes(HALF));
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual([]);
    expect(mirror.ranges).toEqual([`bytes=${HALF}-`, undefined]);
  });

  it('starts afresh when the server does not know ranges', async () => {
    const mirror = await serve(sendAll);
    put(partPathFor(`${mirror.base}images.gz`, join(folder, 'cache/parts')), GZIP.subarray(0, HALF));
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual([]);
    expect(stored().equals(CONTENT)).toBe(true);
  });
});

describe('fetchAll with folders', () => {
  it('prefers a folder and passes over one with a damaged file', async () => {
    const mirror = await serve(sendAll);
    put(join(folder, 'bad/tiny/images.gz'), GZIP.subarray(0, HALF));
    put(join(folder, 'good/tiny/images.gz'), GZIP);
    const sources = [join(folder, 'bad'), join(folder, 'good')];
    expect(await fetchAll(optionsFor([mirror.base], { sources }))).toEqual([]);
    expect(printed).toMatch(/Not used: .*bad.*cannot be unpacked/);
    expect(mirror.ranges).toEqual([]);
  });

  it('replaces a damaged file that is in place', async () => {
    const mirror = await serve(sendAll);
    put(join(folder, 'target/tiny/images.gz'), GZIP.subarray(0, HALF));
    expect(await fetchAll(optionsFor([mirror.base]))).toEqual([]);
    expect(printed).toContain('is wrong and will be replaced');
    expect(stored().equals(CONTENT)).toBe(true);
  });
});

describe('the manifest', () => {
  it('lists four files of MNIST and of Fashion-MNIST', async () => {
    const { datasets } = await readManifest('public/datasets/manifest.json');
    expect(datasets.map(({ id, files }) => [id, files.length])).toEqual([
      ['mnist', 4],
      ['fashion-mnist', 4],
    ]);
  });

  it('is refused with the name of the faulty field', async () => {
    const path = join(folder, 'manifest.json');
    writeFileSync(path, JSON.stringify({ datasets: [{ id: '../outside' }] }));
    await expect(readManifest(path)).rejects.toThrow('datasets.0.id: must be usable as a folder name');
  });
});
