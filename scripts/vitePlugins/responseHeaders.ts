/**
 * The headers that a server sends with the page, and the file `_headers` by which static hosts that know it do so too.
 * Not the security policy: contentSecurityPolicy.ts.
 */
import type { Plugin } from 'vite';
import { POLICY } from './contentSecurityPolicy.ts';

/** Make the page cross-origin isolated: without them memory cannot be shared, and the processor computes on one thread. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/** What the built page is served with. Pages elsewhere may embed it, also those that are isolated themselves. */
export const HEADERS = {
  ...ISOLATION,
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': POLICY,
} as const;

export function responseHeaders(): Plugin {
  return {
    name: 'hourglass:response-headers',
    apply: 'build',
    generateBundle() {
      const lines = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}\n`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('')}` });
    },
  };
}
