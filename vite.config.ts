/** How the page is served and built. Tests have their own configuration: vitest.config.ts and playwright.config.ts. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './scripts/vitePlugins/contentSecurityPolicy.ts';
import { kernels } from './scripts/vitePlugins/kernels.ts';
import { plainDatasets } from './scripts/vitePlugins/plainDatasets.ts';
import { HEADERS, ISOLATION, responseHeaders } from './scripts/vitePlugins/responseHeaders.ts';
import { serviceWorker } from './scripts/vitePlugins/serviceWorker.ts';

export default defineConfig({
  // Relative, so that the built page works under any path, such as a GitHub Pages project's.
  base: './',
  // Not 'spa': a missing data file must be a 404, never index.html.
  appType: 'mpa',
  clearScreen: false,
  plugins: [kernels(), react(), contentSecurityPolicy(), responseHeaders(), plainDatasets(), serviceWorker()],
  worker: { format: 'es' },
  server: { headers: ISOLATION },
  preview: { headers: HEADERS },
  // The workers' dependencies are found at start, so that the first visit does not reload the page.
  optimizeDeps: {
    entries: ['index.html', 'src/**/*.worker.ts'],
    // Behind #gradients, whose browser variant the scan does not see.
    include: ['@tensorflow/tfjs-core/dist/register_all_gradients.js'],
  },
  build: {
    target: 'es2023',
    // The security policy allows neither data: addresses nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The worker's chunk holds tfjs and is known to be large; the page's own size has a test (e2e/bundle.spec.ts).
    chunkSizeWarningLimit: 3000,
    // Compiling the kernels takes longer than everything else.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
