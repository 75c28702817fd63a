import { browser } from 'wxt/browser';
import { ANNOUNCED } from '../../utils/domain/official-numbers/announced.ts';
import { CONTENT } from '../../utils/domain/site/around.ts';
import { SIGNS_KEY } from '../../utils/store/settings-parse.ts';
import { yieldToPage } from '../page/yield-to-page.ts';
import { ask } from '../strip/ask.ts';
import { ownNames, ownPaper } from './own-names.ts';

/** Addresses of what gets a sign, including the identifier or number. */
const LINK = /(?:^|\/)((?:kv|ah|kst)-[\w-]+)|[?&]id=(20\d\dZ\d{5})/i;
/** Text that may name one. */
const WORDS = new RegExp([String.raw`\d{4}z\d{5}`, ...ANNOUNCED].join('|'), 'gi');
/** A long text is scanned in windows of this many characters, with some overlap. */
const WINDOW = 20_000;
const AROUND = 300;
/** Length within which a paper's own number ends, in characters. */
const LONGEST_OWN = 200;
/** Links checked per slice. */
const AT_ONCE = 500;

/** Whether a page may name something other than its own publication. Reads only, in slices. */
async function mayName(document: Document, id: string): Promise<boolean> {
  const content = document.querySelector(CONTENT) ?? document.body;
  if (content === null) return false;
  const own = ownOf(document, id);
  const links = [...content.querySelectorAll('a[href]')];
  for (let at = 0; at < links.length; at += AT_ONCE) {
    for (const link of links.slice(at, at + AT_ONCE)) {
      const [, linked, asked] = LINK.exec(link.getAttribute('href') ?? '') ?? [];
      const name = linked ?? asked;
      if (name !== undefined && !own.names.has(name.toLowerCase())) return true;
    }
    // oxlint-disable-next-line no-await-in-loop -- that is what a slice is
    await yieldToPage();
  }
  const text = content.textContent;
  for (let at = 0; at < text.length; at += WINDOW) {
    if (namesOther(text.slice(at, at + WINDOW + AROUND), own)) return true;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await yieldToPage();
  }
  return false;
}

/** What is the page's own. */
interface Own {
  /** In small letters. */
  readonly names: ReadonlySet<string>;
  readonly paper: ReturnType<typeof ownPaper>;
}

const ownOf = (document: Document, id: string): Own => ({
  names: new Set([...ownNames(document, id)].map((name) => name.toLowerCase())),
  paper: ownPaper(id),
});

/**
 * Whether a text may name a publication that is not the page's own. Everything that the reader of official numbers finds is, or begins,
 * among what is looked for.
 */
export function namesOther(text: string, { names, paper }: Own): boolean {
  for (const { 0: form, index } of text.matchAll(WORDS)) {
    if (names.has(form.toLowerCase())) continue;
    const at = paper === null ? -1 : form.search(paper.dossier);
    if (at < 0 || paper?.whole.test(text.slice(index + at, index + at + LONGEST_OWN)) !== true) return true;
  }
  return false;
}

/**
 * Looks whether a page names anything that gets a sign, and lets the background put the script in that draws them (decision
 * 430). Looks again each time the reader switches signs on: that script ends when they are switched off.
 */
export async function scout(document: Document, address: string): Promise<void> {
  const id = /\/([a-z]+-[^/]+?)(?:\.html?)?\/?$/i.exec(new URL(address).pathname)?.[1] ?? '';
  const look = async (): Promise<void> => {
    await yieldToPage();
    if (await mayName(document, id)) await ask('named.begin', {});
  };
  browser.storage.onChanged.addListener((changes: Readonly<Record<string, { newValue?: unknown }>>, area: string) => {
    if (area !== 'local' || !(SIGNS_KEY in changes) || changes[SIGNS_KEY]?.newValue === false) return;
    // Expected: an extension that is gone has nothing to draw.
    look().catch(() => undefined);
  });
  const stored = await browser.storage.local.get(SIGNS_KEY);
  if (stored[SIGNS_KEY] !== false) await look();
}
