import { expect, it } from 'vitest';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { KAMER_HOSTS } from '../../../utils/domain/site/hosts.ts';
import { allowedBuild } from '../support/allowed.ts';
import { runAxe } from '../support/axe.ts';
import { useChromium, useHosts } from '../support/session.ts';
import { PAGES_SWITCH, turn } from './support.ts';

/** The state in pages of the Tweede Kamer for who reads English, uses the keyboard, has a narrow window or a dark page. */

const hosts = useHosts();
const browser = useChromium(hosts, {
  // axe cannot see into a closed root.
  build: async () => {
    await ensureBuild({ browser: 'chrome', openRoot: true });
    return allowedBuild({ browser: 'chrome', openRoot: true }, [`https://${KAMER_HOSTS[0]}/*`]);
  },
});
const STRIP = { role: 'region', name: 'Kantlijn' } as const;
const QUESTION = `https://${KAMER_HOSTS[0]}/kamerstukken/kamervragen/detail?id=2026Z90110`;

it('speaks English, holds for axe, fits 320 pixels and is walked by the keyboard', async () => {
  await turn(browser(), PAGES_SWITCH, true);
  const worker = await browser().worker();
  await worker.evaluate(`chrome.storage.local.set({ 'settings.language': 'en' })`);
  const { page, ax } = await browser().open(QUESTION);
  await ax.waitForText({ role: 'status', within: STRIP }, /^Overdue/, { timeout: 60_000 });
  const host = page.locator('[data-kantlijn="house"]');
  for (const [width, scheme] of [
    [1280, 'light'],
    [320, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia({ colorScheme: scheme });
    const [report] = await runAxe(page);
    expect(report?.passes).toBeGreaterThan(5);
    expect(report?.violations).toEqual([]);
    const { x, y, width: wide, height } = (await host.boundingBox()) ?? { x: -1, y: 0, width: 0, height: 0 };
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(y + height).toBeLessThanOrEqual(640);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  // No word of Dutch is left in it.
  expect(await ax.text(STRIP)).not.toMatch(/vraag|antwoord|Instellingen|termijn/i);

  // It comes after the page, in the order it is read.
  await ax.focus({ role: 'button', name: 'Close Kantlijn on this page' });
  const walk: string[] = [];
  for (let stop = 0; stop < 4; stop += 1) {
    walk.push((await ax.focused())?.name ?? '');
    const outline = await page.evaluate(() => {
      const at = document.activeElement?.shadowRoot?.activeElement;
      return at === null || at === undefined ? 'none' : getComputedStyle(at).outlineStyle;
    });
    expect(outline, walk.at(-1)).toBe('solid');
    await page.keyboard.press('Tab');
  }
  expect(walk).toEqual([
    'Close Kantlijn on this page',
    'Notes on question 2026Z90110 in Kantlijn',
    'Official publication',
    'Settings',
  ]);
  const opening = browser().context.waitForEvent('page');
  await ax.focus({ role: 'button', name: 'Settings' });
  await page.keyboard.press('Enter');
  expect((await opening).url()).toMatch(/options\.html/);
  await page.bringToFront();
  await ax.focus({ role: 'button', name: 'Close Kantlijn on this page' });
  await page.keyboard.press('Space');
  await host.waitFor({ state: 'detached' });
});
