import { fingerprint, gramsOf, hashText, type Fingerprint } from './fingerprint.ts';
import { foldPassage, foldSteps, toFolded, type Folded, type Span } from './fold.ts';
import { inOneGo, type Steps } from './slices.ts';

/**
 * The text of a publication without the site around it, cut into parts. Every offset in this room is a UTF-16 offset in
 * `DocumentIndex.text`, the *model text*: runs of white space are one space, blocks are separated by one newline, site
 * chrome and hidden headings are left out, footnote calls are kept and marked.
 */

/**
 * What a part is. `body`: running text under one heading, or before the first. `note`: the explanatory note
 * ("Toelichting"). `notice`: a "Mededeling".
 */
export type PartKind = 'question' | 'answer' | 'heading' | 'footnote' | 'body' | 'notice' | 'note';

/** The name of a part: what stays the same when its text is corrected. */
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
  /** The same three offsets in the folded text. */
  readonly foldedStart: number;
  readonly foldedEnd: number;
  readonly foldedContentStart: number;
}

/** The source of a stretch of model text: `length` characters of a text node, copied one to one. */
export interface Segment {
  readonly start: number;
  readonly length: number;
  readonly node: Text;
  readonly offset: number;
}

/** A part before parts with the same name are numbered. */
export interface PartInput {
  readonly kind: PartKind;
  readonly numbers: readonly number[];
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
}

/** A document prepared for describing and finding passages. Build it once per version; use it for every note. */
export interface DocumentIndex {
  readonly text: string;
  readonly parts: readonly Part[];
  /** Footnote calls in the model text. */
  readonly calls: readonly Span[];
  readonly folded: Folded;
  /** Empty when the index was made from plain text. */
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

/** A part of a document that is known as text only: in Node, in the library, from XML. */
export interface PlainPart {
  readonly kind: PartKind;
  readonly numbers?: readonly number[];
  /** Heading as printed ("Vraag 3"); part of the text. */
  readonly label?: string;
  /** Text after the label; paragraphs separated by newlines. */
  readonly text: string;
}

/** Lines with single spaces, none empty. */
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

/** Puts an index together. Parts must be in order and must not overlap. */
export function* createIndex(
  text: string,
  inputs: readonly PartInput[],
  calls: readonly Span[],
  segments: readonly Segment[],
): Steps<DocumentIndex> {
  const folded = yield* foldSteps(text, calls);
  return new TextIndex(text, namedParts(inputs, folded), calls, folded, segments);
}

/** Gives each part its name; parts with the same name are told apart by their order. */
function namedParts(inputs: readonly PartInput[], folded: Folded): Part[] {
  const seen = new Map<string, number>();
  return inputs.map((input): Part => {
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
}

/** Calls `make` once for each key. */
function memoised<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}

/** What is derived from a part is computed when first asked for, and kept. */
class TextIndex implements DocumentIndex {
  #byHash: Map<string, Part[]> | undefined;

  constructor(
    readonly text: string,
    readonly parts: readonly Part[],
    readonly calls: readonly Span[],
    readonly folded: Folded,
    readonly segments: readonly Segment[],
  ) {}

  readonly contentOf = memoised((part: Part): string =>
    this.folded.text.slice(part.foldedContentStart, part.foldedEnd),
  );

  readonly gramsOf = memoised((part: Part): ReadonlySet<number> => gramsOf(this.contentOf(part)));

  readonly fingerprintOf = memoised((part: Part): Fingerprint =>
    fingerprint(this.contentOf(part).trim(), this.gramsOf(part)),
  );

  partAt(offset: number): Part | undefined {
    let low = 0;
    let high = this.parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.parts[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.parts[low];
  }

  partsWithHash(kind: PartKind, hash: string): readonly Part[] {
    this.#byHash ??= this.#hashParts();
    return this.#byHash.get(`${kind} ${hash}`) ?? [];
  }

  /** The hash alone: a full fingerprint of every part would cost more than most notes need. */
  #hashParts(): Map<string, Part[]> {
    const byHash = new Map<string, Part[]>();
    for (const part of this.parts) {
      const key = `${part.name.kind} ${hashText(this.contentOf(part).trim()).toString(36)}`;
      byHash.set(key, [...(byHash.get(key) ?? []), part]);
    }
    return byHash;
  }
}
