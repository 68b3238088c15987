/**
 * Keeps what was downloaded, so that it is there without a network.
 * Not for the app's own files: serviceWorker.ts. Not the person's own: ownFilesStore.ts.
 */

const NAME = 'hourglass-downloads';

/** Undefined where the browser withholds or forbids it: then nothing is kept. */
const open = (): Promise<Cache | undefined> =>
  globalThis.isSecureContext ? caches.open(NAME).catch(() => undefined) : Promise.resolve(undefined);

/** Replaces what was kept of this address. */
export async function keepDownload(url: URL, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const cache = await open();
  // There may be no room: the next visit needs the network then.
  await cache?.put(url, new Response(bytes)).catch(() => undefined);
}

/** What was kept of this address. */
export async function keptDownload(url: URL): Promise<Uint8Array | undefined> {
  const cache = await open();
  const response = await cache?.match(url).catch(() => undefined);
  return response && new Uint8Array(await response.arrayBuffer());
}
