import * as z from 'zod/mini';
import { HEAD } from '../site/head.ts';
import { parseIdentifier } from './identifier.ts';
import { interpret } from './interpret.ts';
import { safeUrl } from './links.ts';
import { MAX_SENT_TEXT, type SentSource } from './page-source.ts';
import type { PublicationRecord } from './record.ts';

/**
 * The background's side of reading a page: checks what a page's script sends and makes the record. The page may be
 * hostile, and so may anything that pretends to be its script.
 */

const text = (most: number) => z.string().check(z.maxLength(most));
const FIELDS = HEAD.map(({ field }) => field) as [SentSource['metadata'][number][0]];

const SentLink = z.object({
  text: text(2000),
  // Without this check anything could be drawn as a link.
  url: text(2000).check(z.refine((url) => safeUrl(url) !== null)),
});
const links = z.array(SentLink).check(z.maxLength(2000));

/** A page as its script sends it (`pageToSource`), with the same limits as the reader. */
export const PageSource = z
  .object({
    metadata: z
      .array(
        z.tuple([z.enum(FIELDS), z.array(z.object({ value: text(3000), scheme: text(300) })).check(z.maxLength(500))]),
      )
      .check(z.maxLength(FIELDS.length)),
    blocks: z
      .array(
        z.object({
          zone: z.enum(['question', 'answer', 'remark', 'none']),
          group: z.int().check(z.minimum(0), z.maximum(1_000_000)),
          role: z.enum(['heading', 'label', 'text']),
          text: text(100_000),
          links,
        }),
      )
      .check(z.maxLength(20_000)),
    footnotes: z.array(z.object({ number: text(5000), text: text(5000), links })).check(z.maxLength(2000)),
    overview: z.record(text(100), text(3000)).check(z.refine((facts) => Object.keys(facts).length <= 200)),
  })
  .check(z.refine(({ blocks }) => blocks.reduce((sum, block) => sum + block.text.length, 0) <= MAX_SENT_TEXT));
export type PageSource = z.infer<typeof PageSource>;

/**
 * The record of a page from what its script sent: as `readPage` makes it, without signs.
 *
 * @param source checked against `PageSource`
 * @param address of the page
 * @returns a checked record; null when the page cannot be read
 */
export function recordOfSource(source: PageSource, address: string): PublicationRecord | null {
  try {
    return interpret(
      {
        readFrom: 'page',
        metadata: new Map(source.metadata),
        blocks: source.blocks,
        footnotes: source.footnotes,
        overview: source.overview,
        isoDates: { submitted: null, received: null },
        names: [],
        signs: [],
      },
      parseIdentifier(address),
    );
  } catch {
    // Expected: the page may be of another kind, and is then shown as one that could not be read.
    return null;
  }
}

/** A record without the long texts that the page has already: for sending it back to the page. */
export function withoutTexts(record: PublicationRecord): PublicationRecord {
  const bare = { ...record, footnotes: record.footnotes.map((note) => ({ ...note, text: '' })) };
  if (bare.kind === 'other') return bare;
  const questions = bare.questions.map((item) => ({ ...item, text: '' }));
  return bare.kind === 'question'
    ? { ...bare, questions, explanatoryNote: null }
    : { ...bare, questions, answers: bare.answers.map((item) => ({ ...item, text: '' })), notice: null };
}
