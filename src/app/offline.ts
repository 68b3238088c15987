/**
 * Installs the service worker, and tells when it holds a new version of the app.
 * Not what it keeps: workers/serviceWorker.ts. Loaded in the built app only.
 */
import { useHourglass } from '#store/store.ts';

const SCRIPT = 'serviceWorker.js';

/** Does nothing where the browser has no service workers, as in a page without a secure context. */
export async function workOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // The browser may forbid it: the page works without.
  await serviceWorker.register(new URL(SCRIPT, document.baseURI)).catch(() => undefined);
  const registration = await serviceWorker.getRegistration();
  if (!registration) return;
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener('updatefound', () => whenInstalled(registration.installing));
  whenInstalled(registration.installing);
  document.addEventListener('visibilitychange', () => {
    // Without a network there is no newer one to be had.
    if (!document.hidden) registration.update().catch(() => undefined);
  });
}

function whenInstalled(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', () => {
    // The first one waits for nothing.
    if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
  });
}

function offer(waiting: ServiceWorker): void {
  const perform = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('takeOver');
  };
  useHourglass
    .getState()
    .notify('info', 'A new version of Hourglass is ready.', { actions: [{ label: 'Reload', perform }] });
}
