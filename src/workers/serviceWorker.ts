/**
 * Keeps the app's files as they were built, and answers with them: after the first visit the page opens without a network.
 * Not for data sets: downloads.ts keeps those. Built on its own, at the site's root: scripts/vitePlugins/serviceWorker.ts.
 */

// Makes this file a module, so that `self` is its own.
export {};

declare const self: ServiceWorkerGlobalScope;
/** Written before this file when the app is built. */
declare const APP_FILES: { readonly version: string; readonly files: readonly string[] };

/** Other sites may share the origin. */
const SITE = `hourglass-app ${self.registration.scope} `;
const NAME = SITE + APP_FILES.version;
const ROOT = new URL('./', self.location.href).pathname;
const FILES: ReadonlySet<string> = new Set(APP_FILES.files);
/** A page that was opened before an update may still load parts of its own version. */
const KEPT_VERSIONS = 2;

self.addEventListener('install', (event) => event.waitUntil(keepApp()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data }) => {
  if (data === 'takeOver') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});

async function keepApp(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(APP_FILES.files.map((file) => new Request(file, { cache: 'no-cache' })));
}

async function takeOver(): Promise<void> {
  // In the order in which they were made.
  const versions = (await caches.keys()).filter((name) => name.startsWith(SITE));
  const outdated = versions.filter((name) => name !== NAME).slice(0, -(KEPT_VERSIONS - 1));
  await Promise.all(outdated.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The answer to a request for a part of the app; nothing for any other. Kept responses bear the headers that they came
 *  with, those that isolate the page among them. */
function answerTo(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(ROOT)) return;
  const path = pathname.slice(ROOT.length);
  if (path === '' || path === 'index.html') return pageFor(request);
  if (path.startsWith('assets/') || FILES.has(path)) return fileFor(request);
  return undefined;
}

/** The page of this version, whatever is asked in the address. */
async function pageFor(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  return (await cache.match('./', { ignoreVary: true })) ?? fetch(request);
}

/** A file of this version, or else of the one before. */
async function fileFor(request: Request): Promise<Response> {
  const options = { ignoreVary: true, ignoreSearch: true };
  const cache = await caches.open(NAME);
  return (
    (await cache.match(request, options)) ?? (await caches.match(request, options)) ?? (await fetch(request))
  );
}
