/**
 * Serves the gzip files under /datasets as the bytes they are, in development and in preview, as a static host does.
 * Vite alone would add "Content-Encoding: gzip", and the browser would hand over unpacked bytes.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Connect, Plugin } from 'vite';

const DATA_FILE = /^\/datasets\/([\w-]+\/[\w.-]+\.gz)$/;

function serveDatasets(folder: string): Connect.NextHandleFunction {
  return async (request, response, next) => {
    const name = DATA_FILE.exec((request.url ?? '').split('?', 1)[0] ?? '')?.[1];
    if (name === undefined) return next();
    const path = resolve(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/plain' });
      response.end(`There is no ${name} here. Run: npm run datasets\n`);
      return;
    }
    response.writeHead(200, {
      'Content-Type': 'application/gzip',
      'Content-Length': found.size,
      'Cache-Control': 'no-cache',
      'Last-Modified': found.mtime.toUTCString(),
    });
    if (request.method === 'HEAD') response.end();
    // A visitor who leaves in the middle is no error.
    else await pipeline(createReadStream(path), response).catch(() => response.destroy());
  };
}

export function plainDatasets(): Plugin {
  return {
    name: 'hourglass:plain-datasets',
    configureServer(server) {
      server.middlewares.use(serveDatasets(resolve(server.config.publicDir, 'datasets')));
    },
    configurePreviewServer(server) {
      const { root, build } = server.config;
      server.middlewares.use(serveDatasets(resolve(root, build.outDir, 'datasets')));
    },
  };
}
