import type { Block, MetadataValue, RawFootnote, SourceDocument } from './document.ts';
import type { HeadField } from '../site/head.ts';
import { pageToDocument } from './page.ts';

/**
 * A page as its script sends it to the background: the blocks, not yet interpreted. The background checks it
 * (`PageSource` in source-message.ts) and interprets it; so the page carries neither the interpreter nor Zod.
 */
export interface SentSource {
  readonly metadata: readonly (readonly [HeadField, readonly MetadataValue[]])[];
  readonly blocks: readonly Block[];
  readonly footnotes: readonly RawFootnote[];
  readonly overview: Readonly<Record<string, string>>;
}

/** Most characters of text that are sent; a page with more is read up to there. */
export const MAX_SENT_TEXT = 8_000_000;

/** Blocks up to a total length of text. */
function withinTotal(blocks: SourceDocument['blocks']): readonly Block[] {
  let left = MAX_SENT_TEXT;
  const end = blocks.findIndex(({ text }) => (left -= text.length) < 0);
  return end === -1 ? blocks : blocks.slice(0, end);
}

/** A value of the head within the limits of what is sent. */
const cut = ({ value, scheme }: MetadataValue): MetadataValue => ({
  value: value.slice(0, 3000),
  scheme: scheme.slice(0, 300),
});

/**
 * Turns a page into what is sent. Reads only.
 *
 * @param document the page
 * @param address of the page, against which links are resolved
 */
export function pageToSource(document: Document, address: string): SentSource {
  const { metadata, blocks, footnotes, overview } = pageToDocument(document, address);
  return {
    metadata: [...metadata].map(([field, values]) => [field, values.slice(0, 500).map(cut)] as const),
    blocks: withinTotal(blocks),
    footnotes,
    overview: Object.fromEntries(Object.entries(overview).map(([fact, value]) => [fact, value.slice(0, 3000)])),
  };
}
