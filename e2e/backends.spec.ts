/** Every backend that starts in this browser computes the gradients of every choice as the plain processor does. */
import { expect, test } from './fixtures.ts';
import { openExperiment, small } from './hourglass.ts';

test('gradients of every choice agree to 1e-4 on webgpu, webgl and wasm', async ({ page }) => {
  await openExperiment(page, { dataset: { id: 'strokeDigits' }, ...small });
  await page.getByRole('button', { name: /^Backend/ }).click();
  await page.getByRole('button', { name: 'Check gradients' }).click();
  const table = page.getByRole('region', { name: 'Gradients of each choice' }).getByRole('row');
  await expect(page.getByText(/^All \d+ gradients agree/)).toBeVisible({ timeout: 150_000 });
  const rows = (await table.allInnerTexts()).slice(1).map((row) => row.split(/\t/));
  const backends = new Set(rows.map(([backend]) => backend));
  expect([...backends].sort()).toEqual(['WebAssembly', 'WebGL', 'WebGPU']);
  for (const [backend, subject, error] of rows) {
    expect(Number(error), `${backend}: ${subject}`).toBeLessThanOrEqual(1e-4);
  }
});
