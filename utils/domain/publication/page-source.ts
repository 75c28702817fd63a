import type { Block, MetadataValue, RawFootnote, SourceDocument } from './document.ts';
import type { HeadField } from '../site/head.ts';
import { pageToDocument } from './page.ts';

/**
 * A page as its script sends it to the background: blocks that are not interpreted yet. The background checks them
 * (`PageSource` in source-message.ts) and interprets them, so the page loads neither the interpreter nor Zod.
 */
export interface SentSource {
  readonly metadata: readonly (readonly [HeadField, readonly MetadataValue[]])[];
  readonly blocks: readonly Block[];
  readonly footnotes: readonly RawFootnote[];
  readonly overview: Readonly<Record<string, string>>;
}

/** Most characters of text that are sent; the rest of a longer page is ignored. */
export const MAX_SENT_TEXT = 8_000_000;

/** The first blocks, up to a total length of text. */
function withinTotal(blocks: SourceDocument['blocks']): readonly Block[] {
  let left = MAX_SENT_TEXT;
  const end = blocks.findIndex(({ text }) => (left -= text.length) < 0);
  return end === -1 ? blocks : blocks.slice(0, end);
}

/** A value of the head, cut to the limits of the message. */
const cut = ({ value, scheme }: MetadataValue): MetadataValue => ({
  value: value.slice(0, 3000),
  scheme: scheme.slice(0, 300),
});

/**
 * Turns a page into the message for the background. Does not change the page.
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
