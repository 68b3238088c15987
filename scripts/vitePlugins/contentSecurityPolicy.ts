/**
 * Puts the content security policy into the built index.html; workers take theirs from the server's header.
 * Not into the development page, whose hot reloading needs inline scripts.
 */
import type { Plugin } from 'vite';

/** What the built page and its worker may load. */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

export function contentSecurityPolicy(): Plugin {
  return {
    name: 'hourglass:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}
