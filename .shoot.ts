import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { parseSpec } from '/work/wt-data/src/protocol/parseSpec.ts';
import { specToFragment } from '/work/wt-data/src/protocol/urlCodec.ts';

const jobs = JSON.parse(readFileSync(process.argv[2]!, 'utf8'));
const port = process.argv[3] ?? '4311';
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--enable-unsafe-swiftshader'],
});
for (const job of jobs) {
  const page = await browser.newPage({
    viewport: { width: job.width ?? 1440, height: job.height ?? 900 },
    colorScheme: job.theme ?? 'light',
  });
  page.on('console', (m) => {
    if (m.type() === 'error') console.log(job.name, 'CONSOLE', m.text());
  });
  page.on('pageerror', (e) => console.log(job.name, 'PAGEERROR', e.message));
  const spec = parseSpec(job.spec);
  await page.goto(`http://127.0.0.1:${port}/#${specToFragment(spec)}`);
  await page.evaluate((b) => localStorage.setItem('hourglass.backend', b), 'simd').catch(() => {});
  const train = page.getByRole('button', { name: /^Train/ }).first();
  await train.click();
  if (job.tab) await page.getByRole('tab', { name: job.tab }).click();
  if (job.until !== 'none')
    await page
      .getByText(job.until ?? /All epochs are done/)
      .first()
      .waitFor({ timeout: job.timeout ?? 150000 })
      .catch(() => console.log(job.name, 'timeout'));
  await page.waitForTimeout(1200);
  if (job.hover) {
    const b = await page.locator(job.hover).first().boundingBox();
    if (b) {
      await page.mouse.move(b.x + b.width * (job.hx ?? 0.4), b.y + b.height * (job.hy ?? 0.4));
      await page.waitForTimeout(1000);
    }
  }
  if (job.scroll)
    await page.evaluate((y) => {
      for (const e of document.querySelectorAll('*'))
        if (e.scrollHeight > e.clientHeight + 50 && getComputedStyle(e).overflowY !== 'visible')
          e.scrollTop = y;
      scrollTo(0, y);
    }, job.scroll);
  if (job.scroll) await page.waitForTimeout(800);
  await page.screenshot({ path: `/tmp/data-shots/${job.name}.png`, fullPage: job.full ?? false });
  await page.close();
}
await browser.close();
