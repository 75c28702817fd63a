import type { Candidate } from './candidates.ts';
import type { DocumentIndex, Part, PartName } from './model.ts';
import type { Passage } from './passage.ts';

/** A place in the document at hand, in model text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** The part it begins in. */
  readonly part: PartName;
}

/** Characters that belong to the one before them although folding drops them. */
const TRAILING = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/u;

/**
 * The model text of a folded stretch; with the footnote calls at its ends when the passage had them.
 *
 * @returns the place, and whether its text is the very text that was marked
 */
export function unfoldedPlace(
  index: DocumentIndex,
  part: Part,
  found: Candidate,
  passage: Passage,
): { place: Place; verbatim: boolean } {
  const { toSource } = index.folded;
  const literal = passage.literal.trim();
  const first = toSource[found.start] ?? index.text.length;
  if (passage.exact === '') {
    const call = index.calls.find(
      ([start]) => start >= (toSource[found.start - 1] ?? -1) + 1 && index.text.startsWith(literal, start),
    );
    const start = call?.[0] ?? first;
    return { place: { start, end: start + literal.length, part: part.name }, verbatim: call !== undefined };
  }
  const lead = passage.lead - (passage.literal.length - passage.literal.trimStart().length);
  if (found.equal && index.text.startsWith(literal, first - lead)) {
    return { place: { start: first - lead, end: first - lead + literal.length, part: part.name }, verbatim: true };
  }
  const last = toSource[found.end - 1] ?? first;
  const limit = Math.min(toSource[found.end] ?? index.text.length, part.end);
  let end = last + ((index.text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
  while (end < limit && TRAILING.test(index.text[end] ?? '')) end += 1;
  if (passage.endsWithCall) {
    for (const [from, to] of index.calls) {
      if (from >= end && to <= limit && index.text.slice(end, from).trim() === '') end = to;
    }
  }
  let start = first;
  // What was folded away before the first letter of the words is theirs too, when it was the mark of a footnote.
  if (passage.lead > 0) {
    for (const [from, to] of index.calls.toReversed()) {
      if (to <= start && from >= part.start && index.text.slice(to, start).trim() === '') start = from;
    }
  }
  return { place: { start, end, part: part.name }, verbatim: false };
}
