import { expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { KAMER_HOSTS } from '../../../utils/domain/site/hosts.ts';
import { ask, giveNotes } from '../support/library.ts';
import { runAxe } from '../support/axe.ts';
import { useFirefox, useHosts } from '../support/session.ts';
import { PAGES_SWITCH } from './support.ts';

/**
 * Where a question stands, in pages of the Tweede Kamer, in Firefox: an optional permission that the reader gives by the switch of our settings.
 * The browser's own question is answered with yes by a preference, since no program can press the button in it; all before and after it is Firefox.
 */

const hosts = useHosts();
const browser = useFirefox(hosts, {
  extensionPages: true,
  prefs: { 'extensions.webextOptionalPermissionPrompts': false },
});
const STRIP = { role: 'region', name: 'Kantlijn' } as const;
const STATE = { role: 'status', name: /./ } as const;
const address = (query: string): string => `https://${KAMER_HOSTS[0]}/kamerstukken/kamervragen/detail?${query}`;
const SECRET = 'Geheim woord olifantenpad.';

const pagesOfTheKamer = (page: Page): Promise<boolean> =>
  page.evaluate((origin) => {
    type Api = { permissions: { contains(what: object): Promise<boolean> } };
    return (globalThis as unknown as { browser: Api }).browser.permissions.contains({ origins: [origin] });
  }, `https://${KAMER_HOSTS[0]}/*`);

/** Presses the switch of the settings, as a reader does, until it and the permission are so. */
async function turn(settings: Page, on: boolean): Promise<void> {
  await settings.bringToFront();
  const box = await settings.waitForSelector(`::-p-aria(${PAGES_SWITCH}[role="checkbox"])`);
  await box?.click();
  await expect.poll(() => pagesOfTheKamer(settings), { timeout: 15_000 }).toBe(on);
  await expect.poll(() => box?.evaluate((input) => (input as HTMLInputElement).checked)).toBe(on);
}

const scripts = (settings: Page): Promise<number> =>
  settings.evaluate(async () => {
    type Api = { scripting: { getRegisteredContentScripts(): Promise<unknown[]> } };
    return (await (globalThis as unknown as { browser: Api }).browser.scripting.getRegisteredContentScripts()).length;
  });

const OURS = `document.querySelectorAll('[data-kantlijn]').length`;

it('are shown once the reader switches them on, lead to the notes, and are gone when switched off', async () => {
  const settings = await browser().openOwn('options.html');
  await giveNotes(settings as never, [{ publication: 'kv-tk-2026Z90108', title: 'De bloedbank', body: SECRET }]);
  const before = await browser().open(address('id=2026Z90110'));
  expect(await before.page.evaluate(OURS)).toBe(0);

  await turn(settings, true);
  await expect.poll(() => scripts(settings), { timeout: 15_000 }).toBeGreaterThan(0);
  // A page that was open is left alone; one that is opened now is not.
  expect(await before.page.evaluate(OURS)).toBe(0);
  const { page, ax } = await browser().open(address('id=2026Z90110&markup=none'));
  await ax.waitForText(STATE, /^Te laat/, { timeout: 60_000 });
  for (const width of [1280, 320]) {
    await page.setViewport({ width, height: 640 });
    const box = await page.evaluate(() => {
      const { left, right, bottom } = document.querySelector('[data-kantlijn="house"]')?.getBoundingClientRect() ?? {
        left: -1,
        right: 0,
        bottom: 0,
      };
      return { left, right, bottom };
    });
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(width);
    expect(box.bottom).toBeLessThanOrEqual(640);
  }
  const [report] = await runAxe(page);
  expect(report?.violations).toEqual([]);

  const noted = await browser().open(address('id=2026Z90108'));
  await noted.ax.waitForText(STATE, /^Wacht op antwoord/, { timeout: 60_000 });
  expect(await noted.ax.text(STRIP)).not.toMatch(/olifantenpad/);
  const tabs = async (): Promise<number> => (await browser().browser.pages()).length;
  const count = await tabs();
  // Firefox opens its sidebar for a click on the browser's own buttons alone: the library comes in a tab.
  await noted.ax.click({ role: 'button', name: /^Notities bij vraag 2026Z90108/ });
  await expect.poll(tabs, { timeout: 15_000 }).toBe(count + 1);
  expect(await noted.page.evaluate('document.documentElement.outerHTML + document.body.innerText')).not.toMatch(
    /olifantenpad/,
  );

  await turn(settings, false);
  await expect.poll(() => scripts(settings), { timeout: 15_000 }).toBe(0);
  const after = await browser().open(address('id=2026Z90110'));
  expect(await after.page.evaluate(OURS)).toBe(0);
  expect(await ask(settings as never, 'store.facts', {})).toMatchObject({ notes: 1 });
});
