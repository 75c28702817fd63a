import { fingerprint, gramsOf, hashText, type Fingerprint } from './fingerprint.ts';
import { foldPassage, foldSteps, toFolded, type Folded, type Span } from './fold.ts';
import { inOneGo, type Steps } from './slices.ts';

/**
 * The text of the document part of a publication, cut into parts. Every offset in this room is a UTF-16
 * offset in `DocumentIndex.text`, the *model text*: white space runs are one space, blocks are separated
 * by one newline, site chrome and hidden headings are left out, footnote calls are in it and marked.
 */

/**
 * What a part is. `body` is a stretch of running text under one heading (or before the first);
 * `note` is the explanatory note ("Toelichting"), `notice` a "Mededeling".
 */
export type PartKind = 'question' | 'answer' | 'heading' | 'footnote' | 'body' | 'notice' | 'note';

/** The name of a part: what stays when its text is corrected. */
export interface PartName {
  readonly kind: PartKind;
  /** Question or footnote numbers, ascending; empty when the part has none. */
  readonly numbers: readonly number[];
  /** Heading over the part, folded, at most 120 characters; empty when there is none. */
  readonly label: string;
  /** Place among the parts with the same kind, numbers and label, from 0. */
  readonly ordinal: number;
}

/** One part of a document. */
export interface Part {
  readonly name: PartName;
  /** Model offsets of the part with its label. */
  readonly start: number;
  readonly end: number;
  /** Model offset where the text after the label ("Vraag 3") begins. */
  readonly contentStart: number;
  /** The same three in the folded text. */
  readonly foldedStart: number;
  readonly foldedEnd: number;
  readonly foldedContentStart: number;
}

/** Where a stretch of model text came from: `length` characters of a text node, one for one. */
export interface Segment {
  readonly start: number;
  readonly length: number;
  readonly node: Text;
  readonly offset: number;
}

/** A part as its maker gives it, before names are numbered. */
export interface PartInput {
  readonly kind: PartKind;
  readonly numbers: readonly number[];
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
}

/** A document ready to describe and find passages in. Build once per version, use for every note. */
export interface DocumentIndex {
  readonly text: string;
  readonly parts: readonly Part[];
  /** Footnote calls in the model text. */
  readonly calls: readonly Span[];
  readonly folded: Folded;
  /** Empty for an index made from plain text. */
  readonly segments: readonly Segment[];
  /** Folded text after the label of a part. */
  contentOf(part: Part): string;
  /** Fingerprint of `contentOf(part)`. */
  fingerprintOf(part: Part): Fingerprint;
  /** Word and word-pair hashes of `contentOf(part)`. */
  gramsOf(part: Part): ReadonlySet<number>;
  /** The part that holds a model offset; undefined in an empty document. */
  partAt(offset: number): Part | undefined;
  /** Parts of a kind whose content has this hash. */
  partsWithHash(kind: PartKind, hash: string): readonly Part[];
}

/** A part of a document that is known as text only: for Node, for the library, for XML. */
export interface PlainPart {
  readonly kind: PartKind;
  readonly numbers?: readonly number[];
  /** Heading as printed ("Vraag 3"); part of the text. */
  readonly label?: string;
  /** Text after the label; paragraphs separated by newlines. */
  readonly text: string;
}

/** Lines of words with one space between. */
const tidy = (value: string): string =>
  value
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/** Builds the index of a document that is known as text only. White space is folded as in a page. */
export function indexParts(plain: readonly PlainPart[]): DocumentIndex {
  let text = '';
  const parts: PartInput[] = [];
  for (const part of plain) {
    const label = tidy(part.label ?? '');
    const content = tidy(part.text);
    if (label === '' && content === '') continue;
    if (text !== '') text += '\n';
    const start = text.length;
    if (label !== '') text += content === '' ? label : `${label}\n`;
    const contentStart = text.length;
    text += content;
    parts.push({ kind: part.kind, numbers: part.numbers ?? [], label, start, end: text.length, contentStart });
  }
  return inOneGo(createIndex(text, parts, [], []));
}

/** Puts an index together. Parts must be in order and not overlap. */
export function* createIndex(
  text: string,
  inputs: readonly PartInput[],
  calls: readonly Span[],
  segments: readonly Segment[],
): Steps<DocumentIndex> {
  const folded = yield* foldSteps(text, calls);
  const seen = new Map<string, number>();
  const parts = inputs.map((input): Part => {
    const label = foldPassage(input.label).text.trim().slice(0, 120);
    const numbers = [...input.numbers].toSorted((a, b) => a - b);
    const key = `${input.kind} ${numbers.join(',')} ${label}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return {
      name: { kind: input.kind, numbers, label, ordinal },
      start: input.start,
      end: input.end,
      contentStart: input.contentStart,
      foldedStart: toFolded(folded, input.start),
      foldedEnd: toFolded(folded, input.end),
      foldedContentStart: toFolded(folded, input.contentStart),
    };
  });
  const contents = new Map<Part, string>();
  const prints = new Map<Part, Fingerprint>();
  const grams = new Map<Part, ReadonlySet<number>>();
  let byHash: Map<string, Part[]> | undefined;

  const contentOf = (part: Part): string => {
    let content = contents.get(part);
    if (content === undefined) {
      content = folded.text.slice(part.foldedContentStart, part.foldedEnd);
      contents.set(part, content);
    }
    return content;
  };
  const gramsFor = (part: Part): ReadonlySet<number> => {
    let set = grams.get(part);
    if (!set) grams.set(part, (set = gramsOf(contentOf(part))));
    return set;
  };
  const fingerprintOf = (part: Part): Fingerprint => {
    let print = prints.get(part);
    if (!print) prints.set(part, (print = fingerprint(contentOf(part).trim(), gramsFor(part))));
    return print;
  };
  return {
    text,
    parts,
    calls,
    folded,
    segments,
    contentOf,
    gramsOf: gramsFor,
    fingerprintOf,
    partAt(offset) {
      let low = 0;
      let high = parts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((parts[middle]?.start ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return parts[low];
    },
    partsWithHash(kind, hash) {
      if (!byHash) {
        byHash = new Map();
        for (const part of parts) {
          // The hash alone: a full fingerprint of every part would cost more than most notes need.
          const key = `${part.name.kind} ${hashText(contentOf(part).trim()).toString(36)}`;
          byHash.set(key, [...(byHash.get(key) ?? []), part]);
        }
      }
      return byHash.get(`${kind} ${hash}`) ?? [];
    },
  };
}
