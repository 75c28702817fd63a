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

/** A place, and whether its text is letter for letter the text that was marked. */
interface Unfolded {
  readonly place: Place;
  readonly verbatim: boolean;
}

/** Characters that folding drops but that belong to the character before them. */
const TRAILING = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/u;

/**
 * Converts a stretch of folded text to model text. Footnote calls at its ends are included when the marked passage
 * included them.
 */
export function unfoldedPlace(index: DocumentIndex, part: Part, found: Candidate, passage: Passage): Unfolded {
  const { toSource } = index.folded;
  const literal = passage.literal.trim();
  const first = toSource[found.start] ?? index.text.length;
  if (passage.exact === '') return callPlace(index, part, found, literal);
  const lead = passage.lead - (passage.literal.length - passage.literal.trimStart().length);
  if (found.equal && index.text.startsWith(literal, first - lead)) {
    return { place: { start: first - lead, end: first - lead + literal.length, part: part.name }, verbatim: true };
  }
  const start = passage.lead > 0 ? withLeadingCalls(index, part, first) : first;
  return { place: { start, end: endOf(index, part, found, passage.endsWithCall), part: part.name }, verbatim: false };
}

/** The passage is a footnote call and nothing else. */
function callPlace(index: DocumentIndex, part: Part, found: Candidate, literal: string): Unfolded {
  const { toSource } = index.folded;
  const call = index.calls.find(
    ([start]) => start >= (toSource[found.start - 1] ?? -1) + 1 && index.text.startsWith(literal, start),
  );
  const start = call?.[0] ?? toSource[found.start] ?? index.text.length;
  return { place: { start, end: start + literal.length, part: part.name }, verbatim: call !== undefined };
}

/** The end in model text: after the last character with its marks, and after a call there when `withCalls`. */
function endOf(index: DocumentIndex, part: Part, found: Candidate, withCalls: boolean): number {
  const { toSource } = index.folded;
  const last = toSource[found.end - 1] ?? toSource[found.start] ?? index.text.length;
  const limit = Math.min(toSource[found.end] ?? index.text.length, part.end);
  let end = last + ((index.text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
  while (end < limit && TRAILING.test(index.text[end] ?? '')) end += 1;
  if (!withCalls) return end;
  for (const [from, to] of index.calls)
    if (from >= end && to <= limit && index.text.slice(end, from).trim() === '') end = to;
  return end;
}

/** Moves a start to before the footnote calls directly in front of it. */
function withLeadingCalls(index: DocumentIndex, part: Part, first: number): number {
  let start = first;
  for (const [from, to] of index.calls.toReversed())
    if (to <= start && from >= part.start && index.text.slice(to, start).trim() === '') start = from;
  return start;
}
