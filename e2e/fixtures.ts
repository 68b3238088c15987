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
async function collectFaults(page: Page, origin: string): Promise<string[]> {
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
  await page.addInitScript(reportPolicyViolations);
  return faults;
}

function expectNone(faults: readonly string[], allowed: readonly RegExp[]): void {
  const unexpected = faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
  expect(unexpected, 'errors, foreign requests and policy violations while the test ran').toEqual([]);
}

const originOf = (baseURL = 'http://127.0.0.1') => new URL(baseURL).origin;

export const test = base.extend<Options>({
  allowedConsole: [[], { option: true }],
  page: async ({ page, baseURL, allowedConsole }, use) => {
    const faults = await collectFaults(page, originOf(baseURL));
    await use(page);
    expectNone(faults, allowedConsole);
  },
});

/**
 * A `test` whose page outlives it: all tests of a file have the same one, until one of them fails.
 * @param open makes the page ready, once
 */
export function testOnOnePage(open: (page: Page) => Promise<void>) {
  let opened: { readonly page: Page; readonly faults: string[] } | undefined;
  const sharing = base.extend({
    page: async ({ browser, baseURL }, use) => {
      if (!opened) {
        // A context of its own, as axe wants it.
        const context = await browser.newContext();
        const page = await context.newPage();
        opened = { page, faults: await collectFaults(page, originOf(baseURL)) };
        await open(page);
      }
      await use(opened.page);
      expectNone(opened.faults.splice(0), []);
    },
  });
  sharing.afterAll(() => opened?.page.context().close());
  return sharing;
}

export { expect };

const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Fails with a short list of rule, help and elements if axe finds any accessibility violation in the page.
 * @param rules all, or those about colours: the others find in one theme what they find in the other
 */
export async function expectNoAxeViolations(page: Page, rules: 'all' | 'colours' = 'all'): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await (rules === 'all' ? axe : axe.withRules(COLOUR_RULES)).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    elements: nodes.map((node) => node.target.join(' ')),
  }));
  expect(found, 'accessibility violations').toEqual([]);
}
