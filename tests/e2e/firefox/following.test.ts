import { expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { BEFORE_ANSWERS, setFollows } from '../support/follows.ts';
import { ANY_STATE, useFirefox, useHosts } from '../support/session.ts';

/**
 * Following in a real Firefox: the button, the count on the toolbar button, the reader’s own questions. Without a screen Firefox closes a
 * notification as it comes: that one is shown is looked at in Chromium.
 */

const hosts = useHosts();
const browser = useFirefox(hosts, { extensionPages: true });
const FOLLOW = { role: 'button', name: 'Deze vraag volgen' } as const;
const NUMBER = '2025Z90101';

/** What an extension page may do, as far as this test does it. */
interface Extension {
  readonly alarms: { create(name: string, when: { when: number }): Promise<void> };
  readonly action?: { getBadgeText(of: object): Promise<string> };
}

/** Makes it so that everything was followed before its answer came, and rings the alarm of half an hour later. */
async function ringAsBefore(page: Page): Promise<void> {
  await page.evaluate(setFollows, BEFORE_ANSWERS);
  await page.evaluate(async () => {
    await (globalThis as unknown as { browser: Extension }).browser.alarms.create('following', {
      when: Date.now() + 100,
    });
  });
}

it('follows from the page, counts an answer once and lists it, in Firefox', async () => {
  const { page, ax } = await browser().open(hosts().url(`kv-tk-${NUMBER}`));
  await ax.waitForText({ role: 'status' }, ANY_STATE, { timeout: 30_000 });
  await ax.click(FOLLOW);
  const pressed = async (): Promise<string | null | undefined> =>
    (await ax.waitFor(FOLLOW)).evaluate((button) => button.getAttribute('aria-pressed'));
  await expect.poll(pressed, { timeout: 15_000 }).toBe('true');
  await page.reload();
  await expect.poll(pressed, { timeout: 30_000 }).toBe('true');

  const library = await browser().openOwn('library.html#mine');
  await ringAsBefore(library);
  const badge = (): Promise<string> =>
    library.evaluate(
      () => (globalThis as unknown as { browser: Extension }).browser.action?.getBadgeText({}) ?? 'no button',
    );
  await expect.poll(badge, { timeout: 30_000 }).toBe('1');
  await ringAsBefore(library);
  const text = (): Promise<string> => library.evaluate(() => document.body.textContent ?? '');
  await expect.poll(text, { timeout: 15_000 }).toMatch(/Nieuw ?Er is een antwoord/);
  expect(await badge()).toBe('1');
  await (await library.waitForSelector('::-p-aria(Alles gelezen[role="button"])'))?.click();
  await expect.poll(badge, { timeout: 15_000 }).toBe('');
  await (await library.waitForSelector('article .follow'))?.click();
  await expect.poll(() => library.$('article .follow'), { timeout: 15_000 }).toBeNull();
});
