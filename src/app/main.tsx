/** The composition root: starts the worker and draws the page. Not a place for logic. */
import '@fontsource-variable/inter/wght.css';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import './opening.css';
import { lazy, StrictMode, Suspense, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { isEmbedded } from '#store/address.ts';
import { start } from '#store/start.ts';
import { App } from './App.tsx';

start(() => new Worker(new URL('../workers/training.worker.ts', import.meta.url), { type: 'module' }));

const Embedded = lazy(() => import('./Embedded.tsx').then((module) => ({ default: module.Embedded })));

const page = (
  <StrictMode>
    {isEmbedded() ? (
      <Suspense>
        <Embedded />
      </Suspense>
    ) : (
      <App />
    )}
  </StrictMode>
);

const root = document.getElementById('root');
// In slices, between which the browser gets its turn: what index.html shows stays until the page is there.
if (root) startTransition(() => createRoot(root).render(page));

// After everything that the first picture needs. What is embedded keeps nothing.
if (import.meta.env.PROD && !isEmbedded()) {
  addEventListener('load', () => void import('./offline.ts').then(({ workOffline }) => workOffline()));
}
