import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { AxQuery } from '../support/accessibility.ts';
import { KAMER_HOSTS } from '../../../utils/domain/site/hosts.ts';
import { giveNotes } from '../support/library.ts';
import { useChromium, useHosts } from '../support/session.ts';
import { forgetHosts } from '../support/stored.ts';
import { kamerBuild, openSettings, PAGES_SWITCH, turn } from './support.ts';

/** Where a question stands, in pages of the Tweede Kamer, in the shipped build with the consent a reader gives. */

const hosts = useHosts();
const browser = useChromium(hosts, { build: kamerBuild });
const STRIP = { role: 'region', name: 'Kantlijn' } as const satisfies AxQuery;
const STATE = { role: 'status', within: STRIP } as const satisfies AxQuery;
const NOTES = { role: 'button', name: /^Notities bij vraag/, within: STRIP } as const satisfies AxQuery;
const address = (query: string): string => `https://${KAMER_HOSTS[0]}/kamerstukken/kamervragen/detail?${query}`;
const SECRET = 'Geheim woord olifantenpad.';

/** What the side panel shows, which is no page of the browser's tabs; empty while there is none. */
async function textOfPanel(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    const panel = targetInfos.find(({ url }) => url.endsWith('/sidepanel.html'));
    if (panel === undefined) return '';
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: panel.targetId, flatten: false });
    const answer = new Promise<string>((resolve) =>
      session.on('Target.receivedMessageFromTarget', ({ message }) => resolve(message)),
    );
    const message = { id: 1, method: 'Runtime.evaluate', params: { expression: 'document.body.innerText' } };
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify(message) });
    return await answer;
  } finally {
    await session.detach();
  }
}

describe('a page of the Tweede Kamer', () => {
  beforeEach(async () => {
    hosts().well();
    hosts().fault(KAMER_HOSTS[0], null);
    await turn(browser(), PAGES_SWITCH, true);
    await forgetHosts(browser());
  });

  it('has nothing of ours while it is switched off', async () => {
    await turn(browser(), PAGES_SWITCH, false);
    const { page } = await browser().open(address('id=2026Z90108'));
    // The browser puts in what is registered, and nothing is: the page, which has loaded, gets no script that could draw later.
    const worker = await browser().worker();
    expect(await worker.evaluate('chrome.scripting.getRegisteredContentScripts()')).toEqual([]);
    expect(await page.locator('[data-kantlijn]').count()).toBe(0);
  });

  it.each([
    ['by the number in its address', 'id=2026Z90108&did=2026D91081', /^Wacht op antwoord/],
    ['of an answered question', 'id=2025Z90101', /^Beantwoord/],
    ['with no markup at all', 'id=2026Z90110&markup=none', /^Te laat/],
  ])('says where the question stands: %s', async (_, query, state) => {
    const { page, ax } = await browser().open(address(query));
    expect(await ax.waitForText(STATE, state, { timeout: 60_000 })).toMatch(state);
    const box = await page.locator('[data-kantlijn="house"]').boundingBox();
    expect(box).not.toBeNull();
    const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
    // At the bottom right, within the window.
    expect(x + width).toBeLessThanOrEqual(1_280);
    expect(x).toBeGreaterThan(640);
    expect(y + height).toBeLessThanOrEqual(900);
  });

  it('follows a page that goes on to another question without being loaded again, and leaves with it', async () => {
    const { page, ax } = await browser().open(address('id=2025Z90101'));
    await ax.waitForText(STATE, /^Beantwoord/, { timeout: 30_000 });
    await page.evaluate(() => history.pushState(null, '', '?id=2026Z90110'));
    await ax.waitForText(STATE, /^Te laat/, { timeout: 30_000 });
    expect(await ax.text(STRIP)).toMatch(/2026Z90110/);
    expect(await page.locator('[data-kantlijn]').count()).toBe(1);
    await page.evaluate(() => history.back());
    await ax.waitForText(STATE, /^Beantwoord/, { timeout: 30_000 });
    // Words after # name no question.
    await page.evaluate(() => history.pushState(null, '', '#id=2026Z90110'));
    await page.evaluate(() => history.pushState(null, '', '/kamerleden_en_commissies'));
    await ax.waitForGone(STRIP);
    await page.evaluate(() => history.back());
    await ax.waitForText(STATE, /^Beantwoord/, { timeout: 30_000 });
    expect(await ax.text(STRIP)).toMatch(/2025Z90101/);
  });

  it('claims no state where the address names two questions', async () => {
    const { ax } = await browser().open(address('id=2025Z90101&id=2026Z90110'));
    await ax.waitForText(STRIP, /geen vraagnummer dat zeker is/, { timeout: 30_000 });
    expect(await ax.text(STRIP)).not.toMatch(/Beantwoord|Te laat|Wacht/);
  });

  it('says what it does not know of a document, and asks nobody', async () => {
    hosts().replica.clearRequests();
    const { ax } = await browser().open(address('id=2026D99999'));
    await ax.waitForText(STRIP, /Bij welke vraag document 2026D99999 hoort, is Kantlijn niet bekend/, {
      timeout: 30_000,
    });
    expect(
      hosts()
        .replica.requests()
        .filter(({ host }) => host !== KAMER_HOSTS[0]),
    ).toEqual([]);
  });

  it('opens the side panel at the question, and has no word of it in the page', async () => {
    const settings = await openSettings(browser());
    await giveNotes(settings, [{ publication: 'kv-tk-2026Z90108', title: 'De bloedbank', body: SECRET }]);
    await settings.close();
    const { page, ax } = await browser().open(address('id=2026Z90108'));
    await ax.waitForText(STATE, /^Wacht op antwoord/, { timeout: 60_000 });
    expect(await ax.text(STRIP)).not.toMatch(/olifantenpad/);
    // The click wakes the worker too.
    await browser().stopWorker();
    await ax.click(NOTES);
    await expect.poll(() => textOfPanel(page), { timeout: 30_000 }).toMatch(/olifantenpad/);
    expect(await page.evaluate(() => document.documentElement.outerHTML + document.body.innerText)).not.toMatch(
      /olifantenpad/,
    );
  });

  it('gives a hostile script neither root nor act, and gets back what it removes', async () => {
    // The page's own script: takes what it can, presses every button of ours, and removes us.
    hosts().fault(KAMER_HOSTS[0], {
      kind: 'script',
      script: `
        globalThis.taken = [];
        const { attachShadow } = Element.prototype;
        Element.prototype.attachShadow = function (init) { const root = attachShadow.call(this, { ...init, mode: 'open' }); taken.push(root); return root; };
        globalThis.removed = 0;
        new MutationObserver(() => {
          const host = document.querySelector('[data-kantlijn]');
          if (!host) return;
          if (host.shadowRoot) taken.push(host.shadowRoot);
          for (const name of ['click', 'keydown', 'pointerdown']) host.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
          if (removed < 2) { removed += 1; host.remove(); }
        }).observe(document, { childList: true, subtree: true });
        globalThis.chrome?.runtime?.sendMessage?.('x');
      `,
    });
    const { page, ax } = await browser().open(address('id=2026Z90108'));
    const pages = browser().context.pages().length;
    await ax.waitForText(STATE, /^Wacht op antwoord/, { timeout: 60_000 });
    expect(await page.evaluate('[removed, taken.length]')).toEqual([2, 0]);
    expect(browser().context.pages().length).toBe(pages);
    await page.evaluate('window.find("Wacht op antwoord")');
    expect(await page.evaluate('document.body.innerText.includes("Wacht op antwoord")')).toBe(false);
  });

  it('is closed by its reader, and has nothing on paper', async () => {
    const { page, ax } = await browser().open(address('id=2025Z90101'));
    await ax.waitForText(STATE, /^Beantwoord/, { timeout: 60_000 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-kantlijn="house"]').evaluate((host) => getComputedStyle(host).display)).toBe(
      'none',
    );
    await page.emulateMedia({ media: 'screen' });
    await ax.click({ role: 'button', name: 'Kantlijn op deze pagina sluiten', within: STRIP });
    await page.locator('[data-kantlijn]').waitFor({ state: 'detached' });
  });
});
