import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { JSDOM } from 'jsdom';
import { ROOT } from '../house/code.ts';

/** A stand-in for the sandbox in which Zotero runs a web translator: what ours may use, and nothing else. */

const FILE = join(ROOT, 'zotero', 'officiele-bekendmakingen.js');

/** Head of a translator, and its code. */
export function translatorFile(): { head: Record<string, unknown>; code: string } {
  const file = readFileSync(FILE, 'utf8');
  const end = file.indexOf('\n}\n') + 3;
  return { head: JSON.parse(file.slice(0, end)) as Record<string, unknown>, code: file.slice(end) };
}

/** An item as a translator hands it over. */
export interface ZoteroItem {
  itemType: string;
  creators: { firstName?: string; lastName: string; creatorType: string; fieldMode?: number }[];
  tags: { tag: string }[];
  attachments: { title: string; url?: string; mimeType?: string; document?: Document }[];
  [field: string]: unknown;
}

/** Fields of a report in Zotero's schema that a translator may fill; another one would be dropped by Zotero without a word. */
const REPORT_FIELDS = new Set(
  'title abstractNote reportNumber reportType seriesTitle place institution date pages language shortTitle url accessDate archive archiveLocation libraryCatalog callNumber rights extra'.split(
    ' ',
  ),
);
const KNOWN = new Set([
  ...REPORT_FIELDS,
  'itemType',
  'creators',
  'tags',
  'attachments',
  'notes',
  'seeAlso',
  'complete',
]);

/**
 * Runs the translator on a page.
 *
 * @param pages HTML by address; what a translator asks for must be among them
 * @param choose which of a list of results the reader ticks
 */
export async function translate(
  pages: ReadonlyMap<string, string>,
  url: string,
  choose: (found: Record<string, string>) => Record<string, string> | null = () => null,
): Promise<{ detected: string | false; items: ZoteroItem[]; offered: Record<string, string> | null }> {
  const items: ZoteroItem[] = [];
  let offered: Record<string, string> | null = null;
  const open = (address: string): Document => {
    const html = pages.get(address);
    if (html === undefined) throw new Error(`no page at ${address}`);
    return new JSDOM(html, { url: address }).window.document;
  };
  const context = {
    URL,
    ZU: { trimInternal: (text: string) => text.trim().replaceAll(/\s+/g, ' ') },
    requestDocument: async (address: string) => open(address),
    Zotero: {
      selectItems: async (found: Record<string, string>) => {
        offered = { ...found };
        return choose(found);
      },
      Item: class {
        creators = [];
        tags = [];
        attachments = [];
        notes = [];
        constructor(readonly itemType: string) {}
        complete(this: ZoteroItem) {
          const strange = Object.keys(this).filter((field) => !KNOWN.has(field));
          if (strange.length > 0) throw new Error(`no fields of a report: ${strange.join(', ')}`);
          items.push(this);
        }
      },
    },
  };
  const { detectWeb, doWeb } = runInNewContext(`${translatorFile().code}\n({ detectWeb, doWeb })`, context) as {
    detectWeb(doc: Document, address: string): string | false;
    doWeb(doc: Document, address: string): Promise<void>;
  };
  const doc = open(url);
  const detected = detectWeb(doc, url);
  if (detected !== false) await doWeb(doc, url);
  return { detected, items, offered };
}
