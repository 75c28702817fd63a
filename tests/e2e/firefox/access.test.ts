import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { PAGES, REPOSITORY } from '../support/replica.ts';
import { ADD_NOTE, ANY_STATE, STRIP, NOTE_BOX, SAVED, SEED, STATE, useFirefox, useHosts } from '../support/session.ts';

const hosts = useHosts();
// Without the browser's own question, which no automation can answer.
const browser = useFirefox(hosts, {
  extensionPages: true,
  prefs: { 'extensions.webextOptionalPermissionPrompts': false },
});

interface Api {
  permissions: { remove(what: object): Promise<boolean> };
  action: { getBadgeText(what: object): Promise<string>; getTitle(what: object): Promise<string> };
}

/** What the reader does in about:addons. */
const takeAway = (own: Page): Promise<boolean> =>
  own.evaluate(
    (origins) => (globalThis as unknown as { browser: Api }).browser.permissions.remove({ origins }),
    [PAGES, REPOSITORY].map((host) => `https://${host}/*`),
  );
/** Sign and title of the toolbar button; the title is in the language of the browser itself. */
const button = (own: Page): Promise<string[]> =>
  own.evaluate(async () => {
    const { action } = (globalThis as unknown as { browser: Api }).browser;
    return [await action.getBadgeText({}), await action.getTitle({})];
  });
const says = (page: Page, words: RegExp): Promise<void> =>
  expect.poll(() => page.evaluate(() => document.body.textContent ?? ''), { timeout: 10_000 }).toMatch(words);

describe('access to the hosts that is taken away, in Firefox', () => {
  it('is reported at once by button, options, library, side bar and page, and can be granted from each', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 });
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    const untouched = await browser().open(hosts().url('kv-tk-2025Z90101'));
    await untouched.ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 });
    const options = await browser().openOwn('options.html');
    await says(options, /repository\.overheid\.nl ?Toegestaan/);
    const library = await browser().openOwn('library.html#all');
    const sidebar = await browser().openOwn('sidepanel.html');
    expect((await button(options))[0]).toBe('');

    expect(await takeAway(options)).toBe(true);
    const gone = /Kantlijn mag zoek\.officielebekendmakingen\.nl en repository\.overheid\.nl niet meer lezen/;
    await says(library, gone);
    await says(sidebar, gone);
    expect(await sidebar.evaluate(() => document.body.textContent)).not.toContain('Open een publicatie');
    await says(options, /zoek\.officielebekendmakingen\.nl ?Niet toegestaan/);
    expect(await options.evaluate(() => document.body.textContent)).not.toContain('nlToegestaan');
    await expect.poll(() => button(options)).toEqual(['!', expect.stringMatching(/niet meer lezen|no longer read/)]);
    await page.bringToFront();
    await ax.waitForText(STATE, /Kantlijn mag de site niet lezen.*Toegang geven/);
    await ax.type(NOTE_BOX, 'Zonder toegang geschreven');
    await ax.waitFor({ role: 'status', name: SAVED });

    // Where nothing was opened before, the browser lets no second script into the page: the notes are in the library.
    await untouched.page.bringToFront();
    const tabs = async (): Promise<number> => (await browser().browser.pages()).length;
    const before = await tabs();
    await untouched.ax.click(ADD_NOTE);
    await expect.poll(tabs).toBe(before + 1);
    await untouched.ax.waitForText(STATE, /Kantlijn mag de site niet lezen/);

    await library.bringToFront();
    await (await library.waitForSelector('::-p-aria(Toegang geven[role="button"])'))?.click();
    await says(library, /Kantlijn mag weer lezen\. Laad pagina’s die al open staan opnieuw/);
    await expect.poll(() => button(options)).toEqual(['', expect.stringMatching(/^Kantlijn: /)]);
    await says(options, /zoek\.officielebekendmakingen\.nl ?Toegestaan/);
    await expect.poll(() => sidebar.evaluate(() => document.body.textContent)).not.toMatch(gone);
    await page.bringToFront();
    await expect.poll(() => ax.text(STRIP), { timeout: 20_000 }).not.toMatch(/mag de site niet lezen/);
    await ax.waitForText(STATE, /^Beantwoord/, { timeout: 30_000 });
  });

  it('is reported to a reader who opens Kantlijn later', async () => {
    const options = await browser().openOwn('options.html');
    await takeAway(options);
    const library = await browser().openOwn('library.html#all');
    await says(library, /niet meer lezen/);
    await (await library.waitForSelector('::-p-aria(Toegang geven[role="button"])'))?.click();
    await says(library, /mag weer lezen/);
  });
});
