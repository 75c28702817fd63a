import { describe, expect, it } from 'vitest';
import { NOTES_TAB, SEED, useChromium, useHosts } from '../support/session.ts';
import {
  closedPassage,
  corrected,
  DOUBTFUL,
  drawn,
  LOST,
  mark,
  markedOnce,
  openFromList,
  select,
  signOf,
  waitForMark,
} from './support.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const WORDS = 'Welke opties liggen er op tafel';
const item = (number: number) =>
  new RegExp(`<div class="vraag">(?:(?!<div class="vraag">)[^])*?Vraag ${number}\\b[^]*?</div>\\s*`);

const marked = markedOnce(hosts, browser, WORDS);

describe('a document that comes back in another version', () => {
  it('has the mark where the words are, when something else was corrected', async () => {
    await marked();
    const { page } = await browser().open('about:blank');
    await corrected(page, hosts(), SEED, [[/opiniestuk\s+gelezen/, 'stuk gelezen']]);
    await page.goto(hosts().url(SEED));
    await waitForMark(page, 'question', WORDS);
  });

  it('reports the note as lost when its question was removed, and places it again when it is back', async () => {
    await marked();
    const { page, ax } = await browser().open('about:blank');
    await corrected(page, hosts(), SEED, [[item(6), '']]);
    await page.goto(hosts().url(SEED));
    await ax.waitFor({ role: 'button', name: 'Notities: 1 notitie. 1 passage niet teruggevonden' });
    await ax.click(NOTES_TAB);
    await ax.waitFor({ ...closedPassage(WORDS), within: LOST });
    expect(Object.keys(await drawn(page)).filter((name) => name.startsWith('kantlijn-'))).toEqual([]);
    await ax.click({ ...closedPassage(WORDS), within: LOST });
    await ax.click({ role: 'button', name: /^Opnieuw plaatsen/ });
    await select(page, 'waaronder China');
    await ax.click({ role: 'button', name: 'Notitie hier plaatsen' });
    await waitForMark(page, 'question', 'waaronder China');
    await ax.waitForGone(LOST);
  });

  it('asks when the question has moved, and remembers the answer', async () => {
    const moved = 'Hoe kan het dat België';
    const { page, ax } = await browser().open(hosts().url(SEED));
    await select(page, moved);
    await ax.click(mark('Feit'));
    await waitForMark(page, 'fact', moved);
    const other = await browser().open('about:blank');
    await corrected(other.page, hosts(), SEED, [
      [/Vraag 8\b/, 'Vraag XX'],
      [/Vraag 9\b/, 'Vraag 8'],
      [/Vraag XX/, 'Vraag 9'],
    ]);
    await other.page.goto(hosts().url(SEED));
    await waitForMark(other.page, 'unsure', moved);
    await other.ax.waitFor(signOf(moved, 'klopt dit?'));
    await other.ax.click(NOTES_TAB);
    await other.ax.waitFor({ ...closedPassage(moved), within: DOUBTFUL });
    await openFromList(other.ax, moved);
    await other.ax.click({ role: 'button', name: 'Ja, dit klopt' });
    await waitForMark(other.page, 'fact', moved);
    await other.page.reload();
    await waitForMark(other.page, 'fact', moved);
  });

  it('finds the words again once after the page has changed by itself, and comes to rest', async () => {
    const { page } = await browser().open(hosts().url(SEED));
    await page.waitForFunction(() =>
      [...CSS.highlights].some(([name, one]) => name.startsWith('kantlijn-') && one.size > 0),
    );
    await page.evaluate(() => {
      const first = document.querySelector('#broodtekst .vraag p');
      first?.replaceWith(Object.assign(document.createElement('p'), { textContent: 'Een heel andere eerste vraag.' }));
      const copies = [...document.querySelectorAll('#broodtekst .vraag')];
      for (const one of copies) one.replaceWith(one.cloneNode(true));
    });
    await page.waitForFunction(() =>
      [...CSS.highlights].some(
        ([name, one]) => name.startsWith('kantlijn-') && [...one].some((range) => String(range) !== ''),
      ),
    );
  });
});
