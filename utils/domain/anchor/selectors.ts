import * as z from 'zod/mini';
import { PublicationId, QuestionNumber } from '../publication/identity.ts';
import { wellFormed } from '../text/well-formed.ts';
import { MAX_PASSAGE, SELECTORS_VERSION } from './limits.ts';

/**
 * How a passage is stored with a note: selectors of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/#selectors) with a version. Offsets are UTF-16 units. Resolving never changes
 * the stored form.
 */

export { SELECTORS_VERSION };

const offset = z.int().check(z.minimum(0), z.maximum(100_000_000));
const shift = z.int().check(z.minimum(-100_000), z.maximum(100_000_000));

/** The words and the text around them, in model text (see `DocumentIndex`). */
const TextQuoteSelector = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: wellFormed(MAX_PASSAGE, 1),
  /** At least 64 characters where the document has them; the whole rest of the part when that is short. */
  prefix: wellFormed(2_000),
  suffix: wellFormed(2_000),
});

/** Its place in the model text when it was marked. A hint, never proof. */
const TextPositionSelector = z.object({ type: z.literal('TextPositionSelector'), start: offset, end: offset });

export const StoredPartName = z.object({
  kind: z.enum(['question', 'answer', 'heading', 'footnote', 'body', 'notice', 'note']),
  numbers: z.array(z.int().check(z.minimum(0), z.maximum(100_000))).check(z.maxLength(2_000)),
  label: wellFormed(200),
  ordinal: offset,
});

/** A passage, or one end of it, inside one part. Offsets are in the folded text after the label. */
export const PassagePiece = z.object({
  part: StoredPartName,
  fingerprint: z.object({
    hash: wellFormed(20),
    length: offset,
    grams: wellFormed(400),
  }),
  /** Negative inside the label. */
  start: shift,
  end: shift,
  /** Length of this piece in `exact`: its head for the first piece, its tail for the second. */
  length: offset,
  /** Folded length of the text of the part before and after the piece, without white space at the join. */
  before: offset,
  after: offset,
  /** How often the words occurred in the part, which one this was (from 0), and how many others had similar surroundings. */
  occurrence: z.object({ index: offset, count: offset, twins: offset }),
});
export type PassagePiece = z.infer<typeof PassagePiece>;

const spans = z.array(z.tuple([offset, offset])).check(z.maxLength(10_000));

/** Our own selector: which part of the document, and where in it. */
const PartSelector = z.object({
  type: z.literal('KantlijnPartSelector'),
  /** One piece, or two when the passage begins and ends in different parts. */
  pieces: z.array(PassagePiece).check(z.minLength(1), z.maxLength(2)),
  /** How often the words occurred in the whole document. */
  inDocument: offset,
  /** How many numbered parts of the kind the document had (questions 1 to 9: 9). */
  siblings: offset,
  /** Footnote calls, as spans of each string of the quote. */
  calls: z.object({ prefix: spans, exact: spans, suffix: spans }),
});

/** The document where a passage was described, or is looked for. */
export const DocumentInfo = z.object({
  /** Identifier of the publication, `kv-tk-2024Z01911`. */
  id: PublicationId,
  /** Distinguishes versions (suffix, hash of the text); null when unknown. */
  version: z.nullable(wellFormed(200)),
  /** Publication date YYYY-MM-DD; null when unknown. */
  date: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  /** Question numbers (`2024Z01911`) the document belongs to; empty for other publications. */
  questionNumbers: z.array(QuestionNumber).check(z.maxLength(100)),
});
export type DocumentInfo = z.infer<typeof DocumentInfo>;

/** Everything stored about the place of a passage. */
export const PassageSelectors = z.object({
  version: z.literal(SELECTORS_VERSION),
  source: DocumentInfo,
  quote: TextQuoteSelector,
  /** Null when another tool made the passage and gave none. */
  position: z.nullable(TextPositionSelector),
  /** Null for a passage made by another tool, which names no part. */
  structure: z.nullable(PartSelector),
});
export type PassageSelectors = z.infer<typeof PassageSelectors>;
