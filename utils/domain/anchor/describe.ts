import { occurrences } from './candidates.ts';
import { isWordCharacter, spansWithin, toFolded, type Span } from './fold.ts';
import { countNumbers } from './shares.ts';
import type { DocumentIndex, Part } from './model.ts';
import { preparePassages } from './passage.ts';
import { rangeToSpan } from './range.ts';
import type { DescribedSelectors } from './described.ts';
import { MAX_PASSAGE, SELECTORS_VERSION } from './limits.ts';
import type { DocumentInfo, PassagePiece } from './selectors.ts';
import { surroundings } from './surroundings.ts';

/** Stored context on each side, in characters: at least this much, where the document has it. */
const CONTEXT_MIN = 64;
const CONTEXT_USUAL = 128;
/** If the rest of the part is no longer than this, all of it is stored as context. */
const CONTEXT_PART = 400;

/** Continues the letter before it: a combining mark, or the second half of a code point. */
const CONTINUES = /[\p{M}\udc00-\udfff]/u;
/** Letters that nobody sees: places to break a word, joiners, marks of direction. They cannot be recognised later. */
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/** What to describe: a DOM range, model offsets, or offsets within the model text of a part. */
export type PassageInput =
  | Range
  | { readonly start: number; readonly end: number }
  | { readonly part: Part; readonly start: number; readonly end: number };

/**
 * Describes a passage so that it can be found again in this and in other versions of the document.
 *
 * @param input the selection; white space at its ends is trimmed
 * @param index of the document that holds it
 * @param source which document that is
 * @returns null when the selection has no text of the document (site chrome, white space, unseen letters alone, another page)
 */
export function describe(input: PassageInput, index: DocumentIndex, source: DocumentInfo): DescribedSelectors | null {
  const [start, end] = wholeLetters(index.text, spanOf(input, index) ?? [0, 0]);
  if (end <= start || end - start > MAX_PASSAGE || UNSEEN.test(index.text.slice(start, end))) return null;
  const head = index.partAt(start);
  const tail = index.partAt(end - 1);
  if (!head || !tail) return null;
  const from = contextStart(index, start, head);
  const to = contextEnd(index, end, tail);
  const draft: DescribedSelectors = {
    version: SELECTORS_VERSION,
    source,
    quote: {
      type: 'TextQuoteSelector',
      exact: index.text.slice(start, end),
      prefix: index.text.slice(from, start),
      suffix: index.text.slice(end, to),
    },
    position: { type: 'TextPositionSelector', start, end },
    structure: {
      type: 'KantlijnPartSelector',
      pieces:
        head === tail
          ? [pieceOf(index, head, start, end)]
          : [pieceOf(index, head, start, head.end), pieceOf(index, tail, tail.start, end)],
      inDocument: 0,
      siblings: countNumbers(index, head.name.kind),
      calls: {
        prefix: plainSpans(spansWithin(index.calls, from, start)),
        exact: plainSpans(spansWithin(index.calls, start, end)),
        suffix: plainSpans(spansWithin(index.calls, end, to)),
      },
    },
  };
  return withCounts(draft, index, [head, tail]);
}

/** A span without white space at its ends, and with whole letters: half a letter could not be recognised later. */
function wholeLetters(text: string, [from, to]: Span): Span {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  if (end <= start) return [start, start];
  while (start > 0 && CONTINUES.test(text[start] ?? '')) start -= 1;
  while (end < text.length && CONTINUES.test(text[end] ?? '')) end += 1;
  return [start, end];
}

const plainSpans = (spans: readonly Span[]): [number, number][] => spans.map(([from, to]) => [from, to]);

function spanOf(input: PassageInput, index: DocumentIndex): Span | null {
  if ('startContainer' in input) return rangeToSpan(input, index);
  const base = 'part' in input ? input.part.start : 0;
  const limit = 'part' in input ? input.part.end : index.text.length;
  return [Math.max(base, base + input.start), Math.min(limit, base + input.end)];
}

function contextStart(index: DocumentIndex, start: number, part: Part): number {
  const inPart = start - part.contentStart;
  let from = start - (inPart > CONTEXT_PART ? CONTEXT_USUAL : Math.max(CONTEXT_MIN, inPart));
  while (from > 0 && start - from < CONTEXT_PART + 100 && isWordCharacter(index.text[from - 1])) from -= 1;
  return Math.max(0, from);
}

function contextEnd(index: DocumentIndex, end: number, part: Part): number {
  const inPart = part.end - end;
  let to = end + (inPart > CONTEXT_PART ? CONTEXT_USUAL : Math.max(CONTEXT_MIN, inPart));
  while (to < index.text.length && to - end < CONTEXT_PART + 100 && isWordCharacter(index.text[to])) to += 1;
  return Math.min(index.text.length, to);
}

function pieceOf(index: DocumentIndex, part: Part, start: number, end: number): PassagePiece {
  const { text } = index.folded;
  let from = toFolded(index.folded, start);
  let to = Math.max(from, toFolded(index.folded, end));
  while (from < to && text[from] === ' ') from += 1;
  while (to > from && text[to - 1] === ' ') to -= 1;
  const { hash, length, grams } = index.fingerprintOf(part);
  return {
    part: { ...part.name, numbers: [...part.name.numbers] },
    fingerprint: { hash, length, grams },
    start: from - part.foldedContentStart,
    end: to - part.foldedContentStart,
    length: end - start,
    before: text.slice(part.foldedContentStart, Math.max(part.foldedContentStart, from)).trim().length,
    after: text.slice(to, part.foldedEnd).trim().length,
    occurrence: { index: 0, count: 1, twins: 0 },
  };
}

/** Adds how often the words occur in their part and in the document, which needs the finished description. */
function withCounts(draft: DescribedSelectors, index: DocumentIndex, parts: readonly [Part, Part]): DescribedSelectors {
  const passages = preparePassages(draft);
  const pieces = passages.map((passage, at): PassagePiece => {
    const part = parts[at === 0 ? 0 : 1];
    const here = part.foldedContentStart + passage.piece.start;
    const all = occurrences(passage, index, part.foldedStart, part.foldedEnd);
    const place = all.findIndex((candidate) => Math.abs(candidate.start - here) <= (passage.exact === '' ? 1 : 0));
    const twins = all.filter((candidate, other) => {
      if (other === place) return false;
      const [left, right] = surroundings(passage, index, part, candidate.start, candidate.end);
      return left.tight && right.tight;
    }).length;
    return { ...passage.piece, occurrence: { index: Math.max(0, place), count: all.length, twins } };
  });
  const [first] = passages;
  const inDocument = first && passages.length === 1 ? occurrences(first, index, 0, index.folded.text.length).length : 1;
  return { ...draft, structure: { ...draft.structure, pieces, inDocument } };
}
