/** Serves the benchmark's page, isolated so that threads may share memory, and the images. Not the app's server. */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import { ISOLATION } from '../../scripts/vitePlugins/responseHeaders.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface Server {
  readonly address: string;
  close(): void;
}

/** @param images asked for when the page first does */
export function servePage(folder: string, images: () => Promise<ImageSet>): Promise<Server> {
  let loaded: Promise<ImageSet> | undefined;
  const contentOf = async (path: string): Promise<Uint8Array> => {
    const split = /^\/images\/(train|test)$/.exec(path)?.[1];
    if (split === undefined) return readFile(join(folder, normalize(path)));
    loaded ??= images();
    const { train, test } = await loaded;
    return split === 'train' ? train.images : test.images;
  };
  const answer = async (path: string, response: ServerResponse) => {
    const content = await contentOf(path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { ...ISOLATION, 'Content-Type': type }).end(content);
  };
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    answer(pathname === '/' ? '/index.html' : pathname, response).catch(() =>
      response.writeHead(404, ISOLATION).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ address: `http://127.0.0.1:${port}/`, close });
    });
  });
}
