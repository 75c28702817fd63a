import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../support/library.ts';
import { FRAME, NOTES_TAB, SEED, useChromium, useHosts } from '../support/session.ts';
import { closedPassage, corrected, LOST as LOST_HERE, markedOnce, waitForMark } from './support.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const WORDS = 'Welke opties liggen er op tafel';
const LOST = 'Passage niet teruggevonden';

/** Serves a page in the place of the publication. */
async function instead(page: Page, body: string): Promise<void> {
  await page.unroute(`**/${SEED}.html`);
  await page.route(`**/${SEED}.html`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><html lang="nl">${body}</html>` }),
  );
}

const marked = markedOnce(hosts, browser, WORDS);

/** What the library says of the note. */
async function inLibrary(): Promise<string> {
  const page = await openLibrary(browser(), 'all');
  const row = page.getByRole('article').first();
  await row.waitFor();
  const text = await row.innerText();
  await page.close();
  return text;
}

describe('a page that is not the publication', () => {
  it('is not a version of it: nothing is reported as lost, in the page or the library, then or later', async () => {
    await marked();
    const { page, ax } = await browser().open('about:blank');
    const pages = {
      maintenance: '<title>Onderhoud</title><h1>Onderhoud</h1><p>Wij zijn zo terug.</p>',
      fakeNotFound: `<title>Niet gevonden</title><div id="content"><h1>Pagina niet gevonden</h1><p>${SEED}.html bestaat niet.</p></div>`,
      emptyText: `<head><meta name="DC.identifier" content="${SEED}"></head><div id="broodtekst"></div>`,
      otherDocument: `<head><meta name="DC.identifier" content="kst-36999-12"></head><div id="broodtekst">${'<p>Een heel ander stuk over toezicht op apparatuur.</p>'.repeat(20)}</div>`,
    };
    for (const [name, body] of Object.entries(pages)) {
      await instead(page, body);
      await page.goto(hosts().url(SEED));
      await ax.waitFor({ role: 'button', name: 'Notities: 1 notitie' });
      await ax.click(NOTES_TAB);
      await ax.waitFor({ role: 'button', name: 'Nieuwe notitie' });
      // What is asked of the frame after its notes is there: they were looked for.
      await ax.click({ role: 'button', name: /^Verloop(: |$)/ });
      await ax.waitFor({ role: 'button', name: 'Verloop sluiten' });
      await ax.click(NOTES_TAB);
      await ax.waitFor({ role: 'button', name: 'Nieuwe notitie' });
      expect(await ax.text(FRAME), name).not.toContain('Nog geen notities');
      expect(await ax.find(LOST_HERE), name).toBeUndefined();
      expect(await ax.text(FRAME), name).not.toMatch(/niet meer gevonden/i);
      expect(await inLibrary(), name).not.toContain(LOST);
    }
    await page.unroute(`**/${SEED}.html`);
    await page.goto(hosts().url(SEED));
    await waitForMark(page, 'question', WORDS);
    expect(await inLibrary()).not.toContain(LOST);
  });

  it('a correction that takes the words out is lost, and found again once it is undone', async () => {
    await marked();
    const { page, ax } = await browser().open('about:blank');
    await corrected(page, hosts(), SEED, [[/Welke\s+opties\s+liggen[^<]*/, 'Deze vraag is vervallen.']]);
    await page.goto(hosts().url(SEED));
    await ax.click(NOTES_TAB);
    await ax.waitFor({ ...closedPassage(WORDS), within: LOST_HERE });
    await expect.poll(inLibrary, { timeout: 15_000 }).toContain(LOST);
    await page.unroute(`**/${SEED}.html`);
    await page.goto(hosts().url(SEED));
    await waitForMark(page, 'question', WORDS);
    await ax.click(NOTES_TAB);
    await ax.waitFor(closedPassage(WORDS));
    await expect.poll(inLibrary, { timeout: 15_000 }).not.toContain(LOST);
  });
});
