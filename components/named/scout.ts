import { browser } from 'wxt/browser';
import { CONTENT, QUESTION_NUMBER_NAME } from '../../utils/domain/site/around.ts';
import { SIGNS_KEY } from '../../utils/store/settings-parse.ts';
import { breathe } from '../page/breathe.ts';
import { ask } from '../strip/ask.ts';

/** Addresses of what gets a sign, with the identifier or number in them. */
const LINK = /(?:^|\/)((?:kv|ah|kst)-[\w-]+)|[?&]id=(20\d\dZ\d{5})/i;
/** Text that may name one. Asks for less than the reader of official numbers does, and never decides anything by itself. */
const WORDS = /20\d\dz\d{5}|(?:aanhangsel|kamerstuk)[^.]{0,90}?\d{4}|\b(?:kv|ah|kst)-[\w-]{4,40}/gi;
/** Links looked at in one go. */
const AT_ONCE = 500;

/**
 * What is the page's own, which gets no sign in it: its identifier, and the numbers of its question.
 *
 * @param id from the address; `''` for a page that shows no publication
 */
export function ownNames(document: Document, id: string): Set<string> {
  const heads = [...document.querySelectorAll(`meta[name="${QUESTION_NUMBER_NAME}"]`)].map(
    (meta) => meta.getAttribute('content') ?? '',
  );
  const numbers = [id, ...heads].flatMap((text) => text.toUpperCase().match(/\d{4}Z\d{5}/g) ?? []);
  return new Set([id, ...numbers]);
}

/** Whether a page may name something other than its own publication. Reads only, in slices. */
async function mayName(document: Document, id: string): Promise<boolean> {
  const content = document.querySelector(CONTENT) ?? document.body;
  if (content === null) return false;
  const own = new Set([...ownNames(document, id)].map((name) => name.toLowerCase()));
  const isOther = (name: string): boolean => !own.has(name.toLowerCase());
  const links = [...content.querySelectorAll('a[href]')];
  for (let at = 0; at < links.length; at += AT_ONCE) {
    for (const link of links.slice(at, at + AT_ONCE)) {
      const [, linked, asked] = LINK.exec(link.getAttribute('href') ?? '') ?? [];
      const name = linked ?? asked;
      if (name !== undefined && isOther(name)) return true;
    }
    // oxlint-disable-next-line no-await-in-loop -- that is what a slice is
    await breathe();
  }
  for (const [text] of content.textContent.matchAll(WORDS)) if (isOther(text)) return true;
  return false;
}

/**
 * Looks once whether a page names anything that gets a sign, and lets the background put the script in that draws them (decision
 * 430). Looks again when the reader switches signs on.
 */
export async function scout(document: Document, address: string): Promise<void> {
  const id = /\/([a-z]+-[^/]+?)(?:\.html?)?\/?$/i.exec(new URL(address).pathname)?.[1] ?? '';
  const stored = await browser.storage.local.get(SIGNS_KEY);
  if (stored[SIGNS_KEY] === false) {
    const changed = (changes: Readonly<Record<string, unknown>>, area: string): void => {
      if (area !== 'local' || !(SIGNS_KEY in changes)) return;
      browser.storage.onChanged.removeListener(changed);
      void scout(document, address);
    };
    browser.storage.onChanged.addListener(changed);
    return;
  }
  await breathe();
  if (await mayName(document, id)) await ask('named.begin', {});
}
