import { JSDOM } from 'jsdom';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  describe as describePassage,
  indexDocument,
  type DocumentIndex,
  type PassageSelectors,
} from '../../../utils/domain/anchor/index.ts';
import { textFragmentLink } from '../../../utils/domain/cite/index.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { SEED, useHosts } from '../support/session.ts';

/** A browser of somebody who was sent a link: without Kantlijn, and a window so low that nothing is in sight by chance. */
const hosts = useHosts();
let browser: RunningChromium;
beforeAll(async () => {
  browser = await launchChromium({ extensionDir: null, replica: hosts().hosts, viewport: { width: 900, height: 300 } });
});
afterAll(async () => browser.close());

const LONG = Array.from({ length: 60 }, (_, index) => `regel ${index}`).join('<br>');
/** What links trip over, far below the fold. */
const HARD = `<p>${LONG}</p>
<div class="vraag"><h2 class="stuktitel">Vraag 20</h2><p>Ja.</p><p>Is de brug<a class="nootnum" href="#n1">1</a> bij Dorp open, dicht – of stuk?</p></div>
<div class="vraag"><h2 class="stuktitel">Vraag 21</h2><p>Ja.</p><p>De stiltecoupé- en fietsregeling kost 50%, zegt men; 1,5 × zo veel (&amp; meer) als ‘toen’.</p></div>
<div class="vraag"><h2 class="stuktitel">Vraag 22</h2><p>Ja.</p><ul><li>Eerste punt van de lijst</li><li>Tweede punt van de lijst</li></ul></div>
<div class="vraag"><h2 class="stuktitel">Vraag 23</h2><p>De dienst-
regeling van de
brug is bekend.<br>En die van de sluis ook.</p></div>`;

interface Target {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Every paragraph at its begin, in its middle and at its end, whole, and together with the next one. */
function targetsIn(index: DocumentIndex, from: number): Target[] {
  const blocks: [number, number][] = [];
  let at = 0;
  for (const line of index.text.split('\n')) {
    if (at >= from && line.trim() !== '') blocks.push([at, at + line.length]);
    at += line.length + 1;
  }
  return blocks.flatMap(([start, end], position): Target[] => {
    const text = index.text.slice(start, end);
    const words = [...text.matchAll(/\S+/g)];
    const next = blocks[position + 1];
    const edge = (word: RegExpMatchArray | undefined): [number, number] => [
      start + (word?.index ?? 0),
      start + (word?.index ?? 0) + (word?.[0].length ?? 0),
    ];
    const middle = Math.floor(words.length / 2);
    return [
      { name: 'begin', start, end: edge(words[1] ?? words[0])[1] },
      { name: 'middle', start: edge(words[middle])[0], end: edge(words[middle])[1] },
      { name: 'end', start: edge(words.at(-2) ?? words[0])[0], end },
      { name: 'whole', start, end },
      ...(text.length > 12 ? [{ name: 'half words', start: start + 2, end: end - 3 }] : []),
      ...(next ? [{ name: 'two blocks', start: edge(words.at(-1))[0], end: next[1] }] : []),
    ];
  });
}

/** Where the first letter of a passage stands: the how-manieth text node of the body, and the offset in it. */
function placeOf(document: Document, index: DocumentIndex, start: number): { node: number; offset: number } {
  const segment = index.segments.find((one) => start >= one.start && start < one.start + one.length);
  const walker = document.createTreeWalker(document.body, 4);
  let node = 0;
  while (walker.nextNode() !== null && walker.currentNode !== segment?.node) node += 1;
  return { node, offset: (segment?.offset ?? 0) + start - (segment?.start ?? 0) };
}

/** Opens a link as a click elsewhere does, and says where the passage then stands in the window. */
async function topAfter(page: Page, link: string, place: { node: number; offset: number }): Promise<number> {
  await page.goto('about:blank');
  await page.goto(link, { waitUntil: 'load' });
  const top = () =>
    page.evaluate(({ node, offset }) => {
      const walker = document.createTreeWalker(document.body, 4);
      for (let at = 0; at <= node; at += 1) walker.nextNode();
      const range = document.createRange();
      range.setStart(walker.currentNode, offset);
      range.setEnd(walker.currentNode, offset + 1);
      return scrollY === 0 ? -1 : range.getBoundingClientRect().top;
    }, place);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const found = await top();
    if (found >= 0 && found < 300) return found;
    await page.waitForTimeout(50);
  }
  return top();
}

async function open(url: string, body?: string): Promise<{ page: Page; document: Document; index: DocumentIndex }> {
  const { page } = await browser.open('about:blank');
  if (body !== undefined) {
    await page.goto(url);
    const whole = (await page.content()).replace(/(<div[^>]*id="broodtekst"[^>]*>)/, `$1${body}`);
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: whole }));
  }
  await page.goto(url);
  const { document } = new JSDOM(await page.content()).window;
  return { page, document, index: indexDocument(document) };
}

async function check(url: string, body: string | undefined, most: number, from: (text: string) => number) {
  const { page, document, index } = await open(url, body);
  const all = targetsIn(index, from(index.text));
  // Steps that share no divisor with the six kinds, so that each kind is tried.
  const step = [1, 5, 7, 11, 13].findLast((one) => all.length / one >= most) ?? 1;
  const tried = all.filter((_, position) => position % step === 0);
  const info = { id: SEED, version: null, date: null, questionNumbers: [] };
  const wrong: string[] = [];
  for (const target of tried) {
    const passage = describePassage(target, index, info) as PassageSelectors | null;
    if (!passage) continue;
    const link = textFragmentLink(url, passage.quote);
    const top = await topAfter(page, link, placeOf(document, index, target.start));
    if (!(top >= 0 && top < 300))
      wrong.push(`${target.name}: ${passage.quote.exact} → ${decodeURIComponent(link.split('#')[1] ?? '')} (${top})`);
  }
  await page.close();
  console.log(`${tried.length - wrong.length} of ${tried.length} links scroll to their passage`);
  expect(tried.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
}

it('a link to a passage scrolls there in a browser without Kantlijn: a question', async () => {
  await check(hosts().url(SEED), undefined, 25, (text) => text.indexOf('Vraag 3'));
});

it('a link to a passage scrolls there: an answer', async () => {
  await check(hosts().url('ah-tk-20232024-9999'), undefined, 25, (text) => text.indexOf('Vraag 3'));
});

it('a link to a passage scrolls there: repeated words, signs of notes, dashes, commas, lists and broken lines', async () => {
  await check(hosts().url(SEED), HARD, 35, (text) => text.indexOf('Vraag 20'));
});
