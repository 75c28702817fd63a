import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { storedTexts } from '../support/stored.ts';
import { ADD_NOTE, NOTE_BOX, openNote, SAVED, SEED, STATE, useHosts } from '../support/session.ts';

const hosts = useHosts();
let profile = '';
let browser: RunningChromium;

async function start(): Promise<RunningChromium> {
  const extensionDir = await ensureBuild({ browser: 'chrome' });
  return launchChromium({ extensionDir, replica: hosts().hosts, userDataDir: profile });
}

/** Words enough that saves happen in the middle of them. */
const WORDS = Array.from({ length: 60 }, (_, at) => `woord${at}`);

describe('no note is lost in Chromium', () => {
  beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), 'kantlijn-profile-'));
    browser = await start();
  });
  afterEach(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('when the browser is closed and started again', async () => {
    const { ax } = await browser.open(hosts().url(SEED));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'Over een nacht bewaard');
    await ax.waitForText({}, SAVED);
    await browser.close();
    browser = await start();
    const again = await browser.open(hosts().url(SEED));
    await openNote(again.ax);
    expect((await again.ax.waitFor(NOTE_BOX)).value).toBe('Over een nacht bewaard');
  });

  it('when the worker is killed again and again while typing', async () => {
    const { ax, page } = await browser.open(hosts().url(SEED));
    await ax.click(ADD_NOTE);
    await ax.focus(NOTE_BOX);
    for (const [at, word] of WORDS.entries()) {
      await page.keyboard.type(`${word} `);
      if (at % 15 === 7) await browser.stopWorker();
    }
    await page.waitForTimeout(1500);
    await ax.waitForText({}, SAVED, { timeout: 30_000 });
    expect((await storedTexts(browser)).join('').trim()).toBe(WORDS.join(' '));
  });

  it('but for the last second when the tab is closed in mid-sentence', async () => {
    const { ax, page } = await browser.open(hosts().url(SEED));
    await ax.click(ADD_NOTE);
    await ax.focus(NOTE_BOX);
    const typed: { at: number; text: string }[] = [];
    let text = '';
    const start = performance.now();
    while (performance.now() - start < 3500) {
      const word = `w${typed.length} `;
      await page.keyboard.type(word);
      text += word;
      typed.push({ at: performance.now(), text });
    }
    const closed = performance.now();
    await page.close();
    const least = typed.findLast(({ at }) => at < closed - 1000)?.text ?? '';
    expect(least).not.toBe('');
    // What the frame had sent is still being stored when the tab has gone.
    await expect
      .poll(async () => (await storedTexts(browser))[0] ?? '', { timeout: 10_000 })
      .toSatisfy((kept: string) => kept.startsWith(least.trimEnd()));
  });

  it('when the extension is reloaded while typing: the text stays on the screen, with what to do', async () => {
    const { ax, page } = await browser.open(hosts().url(SEED));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'voor de herstart');
    await ax.waitForText({}, SAVED);
    const worker = await browser.worker();
    await worker.evaluate('chrome.runtime.reload()').catch(() => undefined);
    await ax.waitForText(STATE, /Kantlijn is bijgewerkt.*Laad de pagina opnieuw/);
    expect((await ax.find(NOTE_BOX))?.value).toBe('voor de herstart');
    // The caret is where it was.
    await page.keyboard.type(' en daarna');
    await ax.waitForText({}, /Laad de pagina opnieuw|laad de pagina opnieuw/, { timeout: 20_000 });
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('voor de herstart en daarna');
    expect(await ax.text({})).not.toMatch(/Opgeslagen \d{2}:\d{2}/);
    await browser.close();
    browser = await start();
    const again = await browser.open(hosts().url(SEED));
    await openNote(again.ax);
    expect((await again.ax.waitFor(NOTE_BOX)).value).toMatch(/^voor de herstart/);
  });
});
