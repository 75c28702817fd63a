import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GAZETTE } from '../../unit/domain/anchor/fixtures.ts';
import { launchChromium } from '../support/chromium.ts';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { SAVED, SEED, useChromium, useHosts } from '../support/session.ts';
import { BOX, command, drawn, mark, openFromList, select, waitForMark, WRITE } from './support.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const BASE = 'https://zoek.officielebekendmakingen.nl';

describe('every kind of publication', () => {
  for (const id of ['kst-36999-12', 'h-tk-20232024-12-3', 'stb-2024-9001', 'stcrt-2024-9002', 'blg-999001']) {
    it(`${id}: marks words and has them after a reload`, async () => {
      const { page, ax } = await browser().open('about:blank');
      await page.route(`${BASE}/${id}.html`, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: GAZETTE }),
      );
      await page.goto(`${BASE}/${id}.html`);
      const words = 'de provincie waar de gemeente in ligt';
      await select(page, words);
      await ax.click(mark('Feit'));
      await waitForMark(page, 'fact', words);
      await page.reload();
      await waitForMark(page, 'fact', words);
      await ax.waitFor({ role: 'button', name: `Feit: “${words}”` });
    });
  }
});

describe('one passage, several notes', () => {
  const words = 'nationale veiligheid mee';

  it('are counted at one sign, opened together, and marks that overlap are both drawn', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    for (const meaning of ['Belangrijk', 'Uitzoeken'] as const) {
      await select(page, words);
      await ax.click(mark(meaning));
      await waitForMark(page, meaning === 'Uitzoeken' ? 'question' : 'important', words);
    }
    await ax.click({ role: 'button', name: `2 notities bij: “${words}”` });
    await expect.poll(async () => (await ax.all(BOX)).length).toBe(2);
    await page.keyboard.press('Escape');
    const style = await page.evaluate(() => {
      const paragraph = document.querySelector('#broodtekst .vraag p') as Element;
      return ['important', 'question', 'fact', 'action', 'plain', 'unsure'].map((name) => {
        const { backgroundColor, textDecorationStyle, textDecorationLine } = getComputedStyle(
          paragraph,
          `::highlight(kantlijn-${name})`,
        );
        return { name, backgroundColor, line: `${textDecorationLine} ${textDecorationStyle}` };
      });
    });
    // Each meaning has a line of its own, and lets the text through.
    expect(new Set(style.map(({ line }) => line)).size).toBeGreaterThanOrEqual(5);
    for (const { backgroundColor } of style) expect(backgroundColor).toMatch(/rgba\(.*0(\.\d+)?\)/);
  });

  it('a longer and then a shorter passage keeps the text and the history of its note', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    const [short, long] = ['digitaal in de aanval', 'digitaal in de aanval gaan'];
    await select(page, short);
    await ax.click(WRITE);
    await ax.type(BOX, 'Blijft staan');
    await ax.waitForText({}, SAVED);
    await page.keyboard.press('Escape');
    for (const [from, to] of [
      [short, long],
      [long, 'in de aanval'],
    ] as const) {
      await openFromList(ax, from);
      await ax.click({ role: 'button', name: 'Passage wijzigen' });
      // The passage as it stands is selected, to be made longer or shorter.
      const selected = (): Promise<string> => page.evaluate(() => String(getSelection()).replaceAll(/\s+/g, ' '));
      await expect.poll(selected).toBe(from);
      await select(page, to);
      await ax.click({ role: 'button', name: 'Notitie hier plaatsen' });
      await waitForMark(page, 'plain', to);
      await ax.waitFor({ role: 'textbox', name: `Notitie bij de passage “${to}”` });
      await ax.click({ role: 'button', name: 'Klaar' });
      await ax.waitForGone(BOX);
    }
    await openFromList(ax, 'in de aanval');
    expect((await ax.waitFor(BOX)).value).toBe('Blijft staan');
  });
});

it('copies a quotation with its source', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await browser().context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await select(page, 'scanners van het merk Nuctech');
  await ax.click({ role: 'button', name: 'Kopiëren met verwijzing' });
  await ax.waitForText({}, /Gekopieerd met verwijzing/);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^“scanners van het merk Nuctech” \(Kamervragen .*2024Z01911, vraag \d+\)\nhttps:\/\/zoek/);
});

it('copies a note as Markdown from the frame, with the words that stand in its box', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await browser().context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const words = 'Welke opties liggen er op tafel';
  await select(page, words);
  await ax.click(WRITE);
  await ax.waitFor(BOX);
  await page.keyboard.type('Nagaan bij *wie*.');
  await ax.waitForText({}, SAVED);
  await ax.click({ role: 'button', name: 'Kopiëren als Markdown' });
  await ax.waitForText({}, /Gekopieerd als Markdown/);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^## .*scanners/i);
  expect(text).toContain(`> ${words}`);
  expect(text).toContain('Nagaan bij \\*wie\\*.');
  expect(text).toContain('kv-tk-2024Z01911.html');
});

describe('a page that changes', () => {
  it('ten times a second for ever: the marks come back, and Kantlijn takes next to no time', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    const words = 'waaronder China';
    await select(page, words);
    await ax.click(mark('Actie'));
    await waitForMark(page, 'action', words);
    const session = await browser().context.newCDPSession(page);
    await session.send('Performance.enable');
    const script = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000;
    };
    await page.evaluate(() => {
      // Another extension that redraws every question, and writes a clock between them.
      for (const one of document.querySelectorAll('#broodtekst .vraag')) one.replaceWith(one.cloneNode(true));
      const clock = document.createElement('p');
      document.querySelector('#broodtekst')?.append(clock);
      setInterval(() => clock.replaceChildren(String(Date.now())), 100);
    });
    const before = await script();
    await waitForMark(page, 'action', words);
    await page.waitForTimeout(8_000);
    expect((await script()) - before).toBeLessThan(800);
    expect((await drawn(page))['kantlijn-action']).toEqual([words]);
    // The keyboard works as before.
    await command(browser(), 'next');
    await ax.waitFor(BOX);
  });
});

it('without the browser’s highlights, signs in the margin do the work', async () => {
  // No browser of today lacks them: the script is given a world without.
  const extensionDir = mkdtempSync(join(tmpdir(), 'kantlijn-without-highlights-'));
  cpSync(await ensureBuild({ browser: 'chrome' }), extensionDir, { recursive: true });
  const script = join(extensionDir, 'content-scripts', 'touch.js');
  writeFileSync(script, `delete globalThis.Highlight;\n${readFileSync(script, 'utf8')}`);
  const other = await launchChromium({ extensionDir, replica: hosts().hosts });
  try {
    const { page, ax } = await other.open(hosts().url(SEED));
    await select(page, 'Nuctech');
    await ax.click(mark('Uitzoeken'));
    const sign = { role: 'button', name: 'Uitzoeken: “Nuctech”' } as const;
    await ax.waitFor(sign);
    expect(Object.keys(await drawn(page))).toEqual([]);
    await page.reload();
    await ax.click(sign);
    await ax.waitFor(BOX);
  } finally {
    await other.close();
    rmSync(extensionDir, { recursive: true, force: true });
  }
});
