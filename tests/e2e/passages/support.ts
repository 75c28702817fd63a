import { get } from 'node:https';
import type { Page } from 'playwright-core';
import type { Accessibility } from '../support/accessibility.ts';
import type { RunningChromium } from '../support/chromium.ts';
import { PAGES, type RunningHosts } from '../support/replica.ts';
import { FRAME, NOTES_TAB, SEED } from '../support/session.ts';

/** Names of the interface (Dutch). */
export const mark = (meaning: string) => ({ role: 'button', name: `Markeren als ${meaning}` }) as const;
export const WRITE = { role: 'button', name: 'Markeren en schrijven' } as const;
export const BOX = { role: 'textbox', name: /^Notitie bij de passage/ } as const;
/** The notes in the tab of the strip that are asked about, and those whose words are not there any more. */
export const DOUBTFUL = { role: 'region', name: 'Klopt dit?' } as const;
export const LOST = { role: 'region', name: 'Niet meer gevonden' } as const;
/** The sign of a mark in the margin. */
export const signOf = (words: string, what = 'Feit') => ({ role: 'button', name: `${what}: “${words}”` }) as const;

/** Selects words as a reader does, by the mouse or fingers; waits for the pause after which the bar comes. */
export async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('#broodtekst') ?? document.body, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      // The pages are hard-wrapped: a space of the reader's can be a new line in the source.
      const found = new RegExp(wanted.replaceAll(' ', String.raw`\s+`)).exec((node as Text).data);
      if (found === null) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      getSelection()?.setBaseAndExtent(node, found.index, node, found.index + found[0].length);
      return;
    }
    throw new Error(`${wanted} is not in the page`);
  }, words);
}

/** The words of the marks that are drawn, by name of the highlight, in no order. */
export async function drawn(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].flatMap(([name, highlight]) =>
        highlight.size === 0 ? [] : [[name, [...highlight].map((range) => String(range).replaceAll(/\s+/g, ' '))]],
      ),
    ),
  );
}

/** Waits until a highlight covers exactly these words. */
export async function waitForMark(page: Page, name: string, words: string): Promise<void> {
  await page.waitForFunction(
    ([wanted = '', text = '']) =>
      [...(CSS.highlights.get(wanted) ?? [])].some((range) => String(range).replaceAll(/\s+/g, ' ') === text),
    [`kantlijn-${name}`, words],
    { timeout: 15_000 },
  );
}

/** Marks words that are not marked yet, so that a test finds them marked whatever ran before it. */
export async function marked(page: Page, ax: Accessibility, words: string, meaning = 'Feit'): Promise<void> {
  // A mark of before is drawn within this time; only then it is known that there is none.
  await page.waitForTimeout(700);
  const known = Object.values(await drawn(page)).some((texts) => texts.includes(words));
  if (known) return;
  await select(page, words);
  await ax.click(mark(meaning));
  await page.waitForFunction(
    (wanted) =>
      [...CSS.highlights.values()].some((one) =>
        [...one].some((range) => String(range).replaceAll(/\s+/g, ' ') === wanted),
      ),
    words,
    { timeout: 15_000 },
  );
  await page.evaluate(() => getSelection()?.removeAllRanges());
}

/**
 * Marks words of the seed question as something to look into, once for all tests of a file: a page that has just opened
 * may not have drawn an earlier mark yet.
 */
export function markedOnce(hosts: () => RunningHosts, browser: () => RunningChromium, words: string) {
  let marking: Promise<void> | undefined;
  const markWords = async (): Promise<void> => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await select(page, words);
    await ax.click(mark('Uitzoeken'));
    await waitForMark(page, 'question', words);
  };
  return (): Promise<void> => (marking ??= markWords());
}

/** Gives a keyboard command to the tab in front, as the browser hands it to the background's listener. */
export async function command(browser: RunningChromium, name: 'mark' | 'next' | 'previous'): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (wanted) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: typeof import('wxt/browser').browser.tabs } }).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    await tabs.sendMessage(tab?.id ?? 0, { kantlijn: 1, push: 'passage.command', payload: { command: wanted } });
  }, name);
}

/** A note on a passage at rest in the frame. */
export const closedPassage = (words: string) =>
  ({ role: 'button', name: new RegExp(`“${words}.*Notitie openen$`), within: FRAME }) as const;

/** Opens the note on a passage from the list of all. */
export async function openFromList(ax: Accessibility, words: string): Promise<void> {
  if ((await ax.waitFor(NOTES_TAB)).properties['expanded'] !== true) await ax.click(NOTES_TAB);
  await ax.click(closedPassage(words));
  await ax.waitFor({ role: 'textbox', name: `Notitie bij de passage “${words}”` });
}

/** The page of a publication as the replica serves it. */
function served(hosts: RunningHosts, id: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: hosts.replica.port, path: `/${id}.html`, headers: { Host: PAGES } };
    get({ ...options, rejectUnauthorized: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => (body += piece));
      answer.on('end', () => resolve(body));
    }).on('error', reject);
  });
}

/** Serves a publication with pieces of its page replaced, as a corrected version would come. */
export async function corrected(
  page: Page,
  hosts: RunningHosts,
  id: string,
  pieces: readonly (readonly [RegExp, string])[],
): Promise<void> {
  let body = await served(hosts, id);
  for (const [from, to] of pieces) {
    const next = body.replace(from, to);
    if (next === body) throw new Error(`${String(from)} does not occur, so nothing was replaced.`);
    body = next;
  }
  await page.route(`**/${id}.html`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
}
