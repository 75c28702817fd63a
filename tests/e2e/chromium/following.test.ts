import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { areFollowed, BEFORE_ANSWERS, setFollows } from '../support/follows.ts';
import { ask, openLibrary } from '../support/library.ts';
import { ANY_STATE, STATE, useHosts } from '../support/session.ts';

declare const chrome: {
  readonly alarms: { create(name: string, when: { when: number }): Promise<void> };
  readonly action: { getBadgeText(of: object): Promise<string> };
  readonly notifications: {
    getAll(): Promise<Record<string, boolean>>;
    readonly onClicked: { dispatch(id: string): void };
  };
};

/** Following in a real Chromium: the button, the count on the toolbar button, notifications. */

const hosts = useHosts();
afterEach(() => hosts().well());

const FOLLOW = { role: 'button', name: 'Deze vraag volgen' } as const;
const ANSWERED = '2025Z90101';
/** A number that no question has. */
const NOWHERE = '2026Z99998';
const MORE = ['2025Z90102', '2025Z90103', '2024Z01911'];

/**
 * The built extension as it is once the reader has allowed notifications. The dialog that asks for it cannot be answered by a
 * program; the permission is the same one, given at the start.
 */
function allowed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-allowed-'));
  cpSync('.output/chrome-mv3', folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { permissions: string[]; optional_permissions: string[] };
  expect(manifest.optional_permissions).toEqual(['notifications']);
  manifest.permissions.push('notifications');
  writeFileSync(path, JSON.stringify({ ...manifest, optional_permissions: [] }));
  return folder;
}

async function withBrowser(extensionDir: string, run: (browser: RunningChromium) => Promise<void>): Promise<void> {
  const browser = await launchChromium({ extensionDir, replica: hosts().hosts });
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Follows questions in the page, and makes it so that they were followed before their answer came.
 *
 * @param before how many are followed already
 */
async function followBeforeAnswer(browser: RunningChromium, numbers: readonly string[], before = 0): Promise<void> {
  for (const number of numbers) {
    const { page, ax } = await browser.open(hosts().url(`kv-tk-${number}`));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(FOLLOW);
    await expect.poll(async () => (await ax.find(FOLLOW))?.properties['pressed']).toBe('true');
    await page.close();
  }
  const worker = await browser.worker();
  await expect.poll(() => worker.evaluate(areFollowed, before + numbers.length)).toBe(true);
  await worker.evaluate(setFollows, BEFORE_ANSWERS);
}

/** Rings the alarm, as half an hour later, and waits for the count on the toolbar button. */
async function ring(browser: RunningChromium, count: string): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(() => void chrome.alarms.create('following', { when: Date.now() + 100 }));
  await expect
    .poll(async () => (await browser.worker()).evaluate(() => chrome.action.getBadgeText({})), { timeout: 30_000 })
    .toBe(count);
}

describe('following', () => {
  it('is one click in the strip, is stored, and is undone by one click', async () => {
    await withBrowser('.output/chrome-mv3', async (browser) => {
      const { page, ax } = await browser.open(hosts().url('kv-tk-2026Z90108'));
      await ax.waitForText(STATE, ANY_STATE);
      const pressed = async (): Promise<unknown> => (await ax.find(FOLLOW))?.properties['pressed'];
      await ax.waitFor(FOLLOW);
      expect(await pressed()).toBe('false');
      await ax.click(FOLLOW);
      await expect.poll(pressed).toBe('true');
      await browser.stopWorker();
      await page.reload();
      await ax.waitForText(STATE, ANY_STATE);
      await ax.waitFor(FOLLOW);
      await expect.poll(pressed).toBe('true');
      await ax.click(FOLLOW);
      await expect.poll(pressed).toBe('false');
      await page.reload();
      await ax.waitForText(STATE, ANY_STATE);
      await ax.waitFor(FOLLOW);
      expect(await pressed()).toBe('false');

      // Before the second script came, and the tab is gone with the click.
      const hasty = await browser.open(hosts().url('kv-tk-2026Z90109'));
      await hasty.ax.waitForText(STATE, ANY_STATE);
      await hasty.ax.click(FOLLOW);
      await hasty.page.close();
      const library = await openLibrary(browser, 'all');
      await expect
        .poll(() => ask(library, 'follow.among', { numbers: ['2026Z90109'] }), { timeout: 15_000 })
        .toEqual({ followed: ['2026Z90109'] });
    });
  });

  it('says of a number that does not exist that it was not found, counts nothing, and is undone by one click', async () => {
    await withBrowser('.output/chrome-mv3', async (browser) => {
      const library = await openLibrary(browser, 'mine');
      await ask(library, 'follow.set', { number: NOWHERE, on: true });
      const row = library.getByRole('article', { name: NOWHERE });
      await row.waitFor();
      const worker = await browser.worker();
      await worker.evaluate(() => void chrome.alarms.create('following', { when: Date.now() + 100 }));
      await row.getByText('geen vraag met dit nummer gevonden').waitFor({ timeout: 30_000 });
      expect(await row.textContent()).toMatch(/^.*Onbekend/);
      expect(await worker.evaluate(() => chrome.action.getBadgeText({}))).toBe('');
      await row.getByRole('button', { name: `Volgen: ${NOWHERE}` }).click();
      await row.waitFor({ state: 'detached' });
      expect(await ask(library, 'follow.among', { numbers: [NOWHERE] })).toEqual({ followed: [] });
    });
  });

  it('counts an answer on the toolbar button without any permission, once', async () => {
    await withBrowser('.output/chrome-mv3', async (browser) => {
      await followBeforeAnswer(browser, [ANSWERED]);
      await ring(browser, '1');
      await ring(browser, '1');
      await browser.stopWorker();
      const { page } = await browser.open(hosts().url('kv-tk-2026Z90108'));
      await ring(browser, '1');
      await page.close();
    });
  });

  it('shows one notification for an answer, and one for many, each with a way to it', async () => {
    const folder = allowed();
    try {
      await withBrowser(folder, async (browser) => {
        const shown = async (): Promise<string[]> =>
          Object.keys(await (await browser.worker()).evaluate(() => chrome.notifications.getAll()));
        await followBeforeAnswer(browser, [ANSWERED]);
        const library = await openLibrary(browser, 'all');
        // Whatever hour it is where this runs.
        await ask(library, 'follow.telling', { settings: { how: 'each', dailyAt: 8, quiet: null } });
        await ring(browser, '1');
        await expect.poll(shown, { timeout: 10_000 }).toEqual([`following|${ANSWERED}|answered|`]);
        // What the system does when the reader clicks: automation cannot reach what the system draws.
        const click = async (id: string): Promise<string> => {
          const worker = await browser.worker();
          const [tab] = await Promise.all([
            browser.context.waitForEvent('page'),
            worker.evaluate((of) => chrome.notifications.onClicked.dispatch(of), id),
          ]);
          await expect.poll(() => tab.url()).not.toBe('about:blank');
          return tab.url();
        };
        expect(await click(`following|${ANSWERED}|answered|`)).toContain('/ah-tk-');
        await ring(browser, '');
        await ask(library, 'follow.telling', { settings: { how: 'daily', dailyAt: 0, quiet: null } });
        await followBeforeAnswer(browser, MORE, 1);
        // Three answers, and terms that had passed before two of them.
        await ring(browser, '6');
        await expect.poll(shown, { timeout: 10_000 }).toContain('following|many');
        expect(await click('following|many')).toMatch(/library\.html#mine$/);
        expect(await shown()).not.toContain('following|many');
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
