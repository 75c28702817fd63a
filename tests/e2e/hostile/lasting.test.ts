import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { countOurs, OURS } from '../support/document.ts';
import { PAGES } from '../support/replica.ts';
import { ADD_NOTE, ANY_STATE, NOTE_BOX, SEED, STATE, useChromium, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';
import { buildDir } from '../../../scripts/start-build.ts';
import { PRETEND } from './scripts.ts';

/** Words that are being typed while a page turns against Kantlijn, and an update in the middle of loading. */

const hosts = useHosts();
const browser = useChromium(hosts);
afterEach(() => hosts().well());

const ATTACKS = [
  [
    'removes our elements for ever',
    `new MutationObserver(() => document.querySelectorAll('[data-kantlijn]').forEach((one) => one.remove())).observe(document, { childList: true, subtree: true }); document.querySelectorAll('[data-kantlijn]').forEach((one) => one.remove())`,
  ],
  ['makes every event it can', PRETEND],
  ['takes another address', `history.replaceState(null, '', '/${SEED}.html')`],
  ['opens the document again', `document.open(); document.write('<p>leeg</p>'); document.close()`],
  ['replaces everything', `document.documentElement.replaceChildren(document.createElement('body'))`],
  [
    'sends the event of a page that is left',
    `window.dispatchEvent(new PageTransitionEvent('pagehide')); window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`,
  ],
  ['goes elsewhere', `location.href = '/kst-36999-12.html'`],
] as const;

describe('a text that is being typed is stored when the page', () => {
  for (const [at, [what, attack]] of ATTACKS.entries()) {
    it(what, async () => {
      const text = `woorden nummer ${at} blijven`;
      const { page, ax } = await browser().open(hosts().url('kv-tk-2025Z90103'));
      await ax.waitForText(STATE, ANY_STATE);
      await ax.click(ADD_NOTE);
      await ax.waitFor(NOTE_BOX);
      await page.keyboard.type(text);
      await page.evaluate(attack).catch(() => undefined);
      await expect.poll(async () => (await storedTexts(browser())).join('\n'), { timeout: 10_000 }).toContain(text);
    });
  }
});

/** Whether the page has nothing of Kantlijn, or one strip and one set of buttons beside questions. */
async function onlyOnce(page: Page): Promise<boolean> {
  if ((await countOurs(page)) === 0) return true;
  const { strips, questions, doubled, others } = await page.evaluate((ours) => {
    const all = [...document.querySelectorAll(ours)];
    const of = (kind: string): number => all.filter((one) => one.getAttribute('data-kantlijn') === kind).length;
    return {
      strips: of('strip'),
      questions: of('question'),
      others: all.length - of('strip') - of('question'),
      doubled: all.filter((one) => one.previousElementSibling?.matches(ours)).length,
    };
  }, OURS);
  return strips === 1 && questions > 0 && doubled === 0 && others === 0;
}

for (const wait of [0, 1_200]) {
  it(`an update in the middle of loading, ${wait} ms before it goes on, throws nothing and leaves nothing behind`, async () => {
    const own = await launchChromium({
      extensionDir: buildDir({ browser: 'chrome' }),
      replica: hosts().hosts,
    });
    try {
      const page = await own.context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/hold.js', async (route) => {
        await held;
        await route.fulfill({ contentType: 'text/javascript', body: '' });
      });
      hosts().fault(PAGES, { kind: 'script', script: '</script><script src="/hold.js">', path: String.raw`\.html` });
      const worker = await own.worker();
      await page.goto(hosts().url(SEED), { waitUntil: 'commit' });
      await page.waitForTimeout(300);
      setTimeout(release, wait);
      await worker.evaluate('chrome.runtime.reload()').catch(() => undefined);
      await page.waitForLoadState();
      // Either the old version leaves, or the new one, which came in time, has drawn its own.
      await expect.poll(() => onlyOnce(page), { timeout: 15_000 }).toBe(true);
      // Longer than a version that is gone needs to see it.
      await page.evaluate('new Promise((done) => setTimeout(done, 2_500))');
      expect(await onlyOnce(page)).toBe(true);
      expect(errors.filter((error) => /React|409|unmounted|kantlijn/i.test(error))).toEqual([]);
    } finally {
      await own.close();
    }
  });
}
