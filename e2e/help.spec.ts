/** Everything that can be operated has a name, and every setting explains itself: walked over in every workspace. */
import type { Locator, Page } from '@playwright/test';
import { sparseL1 } from '#catalog/recipes/sparseL1.ts';
import { expect, test } from './fixtures.ts';
import { fewDigits, openExperiment, small } from './hourglass.ts';

const experiments = [
  ['the default code', { ...fewDigits, ...small }],
  ['a variational code', { ...fewDigits, ...small, code: { id: 'gaussian', params: { size: 4 } } }],
  ['a sparse code with regularizers', { ...sparseL1.experiment, ...fewDigits }],
  [
    'pretraining by Boltzmann machines',
    {
      ...fewDigits,
      network: { id: 'dense', params: { widths: [32], activation: 'sigmoid' } },
      code: { id: 'plain', params: { size: 8, activation: 'linear' } },
      pretraining: { id: 'rbm' },
    },
  ],
] as const;

/** A line of an accessibility snapshot for what can be operated, with its name if it has one. */
const OPERABLE =
  /^\s*- '?(?:button|checkbox|combobox|link|menuitem|radio|searchbox|slider|spinbutton|switch|tab|textbox)\b(?<name> "(?:[^"\\]|\\.)*\S(?:[^"\\]|\\.)*")?/;

/** Takes the keyboard's focus by other means than one of the roles above. */
const FOCUSABLE = '[tabindex="0"]:not(a, button, input, select, textarea, [role="tab"], [role="combobox"])';

const settings = (page: Page): Locator => page.getByRole('complementary', { name: 'Settings' });

/** What screen readers would hear by its kind only. */
async function expectNames(page: Page, where: string): Promise<void> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n');
  const operable = lines.map((line) => OPERABLE.exec(line)).filter((found) => found !== null);
  expect(operable.length, `what can be operated in ${where}`).toBeGreaterThan(40);
  const nameless = operable.filter(({ groups }) => groups?.name === undefined).map(([line]) => line);
  const others = await page
    .locator(FOCUSABLE)
    .evaluateAll((elements) =>
      elements
        .filter((element) => !element.matches('[aria-label], [aria-labelledby], :has(> title)'))
        .map((element) => element.outerHTML.slice(0, 200)),
    );
  expect([...nameless, ...others], `without a name in ${where}`).toEqual([]);
}

/** Opens a workspace and waits until its panels have taken the place of what stood for them. */
async function openWhole(page: Page, tab: Locator): Promise<void> {
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(/Loading this panel|as soon as the data are loaded/)).toHaveCount(0, {
    timeout: 60_000,
  });
}

/** Opens an explanation by keyboard, reads it, and closes it. */
async function readByKeys(page: Page, help: Locator): Promise<string> {
  await help.focus();
  await page.keyboard.press('Enter');
  const popup = page.getByRole('dialog');
  await expect(popup).toBeVisible();
  const words = await popup.innerText();
  await page.keyboard.press('Escape');
  await expect(popup).toHaveCount(0);
  await expect(help).toBeFocused();
  return words;
}

/** Three words at least, besides the heading. @param read what need not be read again */
async function expectExplanation(page: Page, help: Locator, read: Set<string>): Promise<void> {
  const label = (await help.getAttribute('aria-label')) ?? '';
  if (read.has(label)) return;
  read.add(label);
  const words = (await readByKeys(page, help)).replace(label.replace('About ', ''), '');
  expect(words, label).toMatch(/\p{L}+\P{L}+\p{L}+\P{L}+\p{L}+/u);
}

/** Settings without an ⓘ of their own, and fields that belong to no setting. */
async function unexplained(page: Page): Promise<string[]> {
  return settings(page).evaluate((rail) => {
    const of = '[data-control^="setting."]';
    const owner = (element: Element) => element.closest(of);
    const settingsThere = [...rail.querySelectorAll(of)];
    const explained = new Set([...rail.querySelectorAll('[aria-label^="About "]')].map(owner));
    const fields = [...rail.querySelectorAll('input:not([type="file"]), [role="combobox"]')];
    const visible = fields.filter((field) => !field.matches('[aria-hidden="true"], [aria-hidden="true"] *'));
    return [
      ...settingsThere.filter((setting) => !explained.has(setting)),
      ...visible.filter((field) => owner(field) === null),
    ].map((element) => element.outerHTML.slice(0, 200));
  });
}

test.use({ viewport: { width: 1440, height: 4000 } });

test('whatever can be operated has a name, and every setting an explanation that opens by keyboard', async ({
  page,
}) => {
  const read = new Set<string>();
  for (const [name, experiment] of experiments) {
    await openExperiment(page, experiment);
    expect(await unexplained(page), `unexplained with ${name}`).toEqual([]);
    for (const help of await settings(page)
      .getByRole('button', { name: /^About / })
      .all())
      await expectExplanation(page, help, read);
    const tabs = page.getByRole('tablist', { name: 'Workspaces' }).getByRole('tab');
    expect(await tabs.count()).toBeGreaterThanOrEqual(4);
    for (const tab of await tabs.all()) {
      await openWhole(page, tab);
      await expectNames(page, `${await tab.innerText()}, ${name}`);
    }
  }
  expect(read.size).toBeGreaterThan(20);
});
