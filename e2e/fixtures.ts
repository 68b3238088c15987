/**
 * The `test` that every browser test uses: it fails on console errors, uncaught errors, foreign requests and
 * violations of the security policy, wherever they happen in the page or its workers.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

interface Options {
  /** Console errors that a test provokes on purpose: `test.use({ allowedConsole: [/device lost/] })`. */
  allowedConsole: RegExp[];
}

/** Puts policy violations on the console, where they are collected with everything else. */
function reportPolicyViolations(): void {
  addEventListener('securitypolicyviolation', (event) => {
    console.error(`Security policy violated: ${event.violatedDirective} by ${event.blockedURI}`);
  });
}

/** Collects what must not happen; the list grows while the page runs. */
function collectFaults(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    const { url, lineNumber } = message.location();
    if (message.type() === 'error') faults.push(`console error: ${message.text()} (${url}:${lineNumber})`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught error: ${error.stack ?? error.message}`));
  page.on('crash', () => faults.push('the page crashed'));
  const checkAddress = (address: string) => {
    const url = new URL(address);
    const isLocal = url.protocol === 'data:' || url.protocol === 'about:' || url.origin === origin;
    if (!isLocal) faults.push(`foreign request: ${address}`);
  };
  page.on('request', (request) => checkAddress(request.url()));
  page.on('websocket', (socket) => faults.push(`web socket: ${socket.url()}`));
  return faults;
}

export const test = base.extend<Options>({
  allowedConsole: [[], { option: true }],
  page: async ({ page, baseURL, allowedConsole }, use) => {
    const faults = collectFaults(page, new URL(baseURL ?? 'http://127.0.0.1').origin);
    await page.addInitScript(reportPolicyViolations);
    await use(page);
    const unexpected = faults.filter((fault) => !allowedConsole.some((pattern) => pattern.test(fault)));
    expect(unexpected, 'errors, foreign requests and policy violations while the test ran').toEqual([]);
  },
});

export { expect };

/** Fails with a short list of rule, help and elements if axe finds any accessibility violation in the page. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    elements: nodes.map((node) => node.target.join(' ')),
  }));
  expect(found, 'accessibility violations').toEqual([]);
}
