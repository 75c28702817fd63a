import search from 'approx-string-match';
import { isWordCharacter } from './fold.ts';
import type { DocumentIndex, Part } from './model.ts';
import type { Passage } from './passage.ts';

/** A stretch of the folded text that may be the passage. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Its words are the folded words of the passage. */
  readonly equal: boolean;
}

/** Further occurrences are ignored: no context tells so many apart. */
const MAX_OCCURRENCES = 2_000;

/**
 * Finds the folded words in a stretch of the folded text, with the same word boundaries as when they were marked. For a
 * passage that is a footnote call alone: the calls with that mark.
 *
 * @param from folded offset where the stretch begins, `to` where it ends
 * @returns at most 2,000, in order of the text
 */
export function occurrences(passage: Passage, index: DocumentIndex, from: number, to: number): Candidate[] {
  if (passage.exact === '') return callsLike(passage, index, from, to);
  const text = index.folded.text.slice(from, to);
  const found: Candidate[] = [];
  const fits = (at: number): boolean => {
    const { gluedLeft, gluedRight } = passage;
    if (gluedLeft !== null && isWordCharacter(text[at - 1]) !== gluedLeft) return false;
    return gluedRight === null || isWordCharacter(text[at + passage.exact.length]) === gluedRight;
  };
  for (const words of [passage.exact, passage.otherCase]) {
    if (words === null) continue;
    for (let at = text.indexOf(words); at >= 0 && found.length < MAX_OCCURRENCES; at = text.indexOf(words, at + 1)) {
      if (fits(at)) found.push({ start: from + at, end: from + at + words.length, equal: true });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function callsLike(passage: Passage, index: DocumentIndex, from: number, to: number): Candidate[] {
  const mark = passage.literal.trim();
  const { toSource } = index.folded;
  const [modelFrom, modelTo] = [toSource[from] ?? 0, toSource[to] ?? index.text.length];
  const found: Candidate[] = [];
  for (const [start] of index.calls) {
    if (start < modelFrom || start > modelTo || !index.text.startsWith(mark, start)) continue;
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((toSource[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    found.push({ start: low, end: low, equal: true });
  }
  return found;
}

/** Longer passages are not searched for near-equal text, which would block the page: their surroundings identify them. */
const MAX_NEAR = 5_000;

/** Letters that may differ in a near-equal passage: none in a short one, a tenth of a long one, at most 32. */
function allowedErrors(length: number): number {
  if (length < 16 || length > MAX_NEAR) return 0;
  if (length < 25) return 1;
  if (length < 50) return 2;
  return Math.min(32, Math.floor(length / 10));
}

/** Upper bound on the steps of the near-equal search, about 15 ms. Each step compares 32 letters with one. */
const MAX_WORK = 2_000_000;

/** How far from the old place to search for a near-equal stretch; offsets in the text of the part. */
function reachOf({ exact, piece }: Passage, part: Part): [from: number, to: number] {
  const reach = Math.max(2_000, MAX_WORK / Math.ceil(exact.length / 32) / 2);
  const expected = part.foldedContentStart - part.foldedStart + piece.start;
  return [Math.floor(expected - reach), Math.ceil(expected + exact.length + reach)];
}

/** At most this many places of one seed are used. */
const MAX_SEED = 200;

/**
 * Near-equal stretches of a part, best first, not overlapping, at most eight.
 *
 * With k errors allowed, the words are cut into k + 1 seeds. At least one seed is intact in any matching stretch, so only
 * the neighbourhoods of the seeds are searched.
 */
export function nearCandidates(
  passage: Passage,
  index: DocumentIndex,
  part: Part,
): { candidate: Candidate; errors: number }[] {
  const pattern = passage.exact;
  const errors = allowedErrors(pattern.length);
  if (errors === 0) return [];
  const text = index.folded.text.slice(part.foldedStart, part.foldedEnd);
  const size = Math.floor(pattern.length / (errors + 1));
  const windows: [number, number][] = [];
  for (let piece = 0; piece <= errors; piece += 1) {
    const offset = piece * size;
    const seed = pattern.slice(offset, offset + size);
    let count = 0;
    for (let at = text.indexOf(seed); at >= 0 && count < MAX_SEED; at = text.indexOf(seed, at + 1), count += 1) {
      windows.push([Math.max(0, at - offset - errors), Math.min(text.length, at - offset + pattern.length + errors)]);
    }
  }
  const merged: [number, number][] = [];
  for (const window of windows.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && window[0] <= last[1]) last[1] = Math.max(last[1], window[1]);
    else merged.push([...window]);
  }
  const [first, last] = reachOf(passage, part);
  const matches = merged
    .map(([from, to]) => [Math.max(from, first), Math.min(to, last)] as const)
    .filter(([from, to]) => from < to)
    .flatMap(([from, to]) =>
      search(text.slice(from, to), pattern, errors).map((match) => ({
        ...match,
        start: match.start + from,
        end: match.end + from,
      })),
    );
  const kept: typeof matches = [];
  for (const match of matches.toSorted((a, b) => a.errors - b.errors || a.start - b.start)) {
    if (kept.every((other) => match.end <= other.start || match.start >= other.end)) kept.push(match);
    if (kept.length >= 8) break;
  }
  return kept.map((match) => {
    const [start, end] = expandToWords(text, match.start, match.end, passage);
    return {
      candidate: { start: part.foldedStart + start, end: part.foldedStart + end, equal: false },
      errors: match.errors,
    };
  });
}

/** Moves the ends of a near match to word boundaries, where the passage began and ended at one. */
export function expandToWords(text: string, from: number, to: number, passage: Passage): [number, number] {
  let [start, end] = [from, to];
  if (passage.gluedLeft !== true) {
    while (start > 0 && isWordCharacter(text[start - 1]) && isWordCharacter(text[start])) start -= 1;
    while (start < end && text[start] === ' ') start += 1;
  }
  if (passage.gluedRight !== true) {
    while (end < text.length && isWordCharacter(text[end - 1]) && isWordCharacter(text[end])) end += 1;
    while (end > start && text[end - 1] === ' ') end -= 1;
  }
  return [start, end];
}

/** Sides of at least so many characters are looked for anywhere in the part, the longest first. */
const SIDE_LENGTHS = [40, 24, 14];
const MIN_SIDE = 14;

/**
 * The stretch between the text before the words and the text after them, when each of these occurs exactly once.
 *
 * Example. Marked: "de hoge kosten" in "Kunt u de hoge kosten van de dijk toelichten?". The part now reads
 * "Kunt u de gestegen kosten van de dijk toelichten?":
 *
 *     before   "Kunt u" is short, but it is all there was and the part still begins with it   → start after it
 *     after    "van de dijk toelichten?" (first 24 characters) occurs once                    → end before it
 *     → "de gestegen kosten", to be compared with the words
 *
 * @returns null when a side is missing or occurs more than once, or when the stretch is much longer than the words
 */
export function betweenSides(passage: Passage, index: DocumentIndex, part: Part): Candidate | null {
  const content = index.folded.text.slice(part.foldedContentStart, part.foldedEnd);
  let start = startOfBetween(passage, content);
  let end = endOfBetween(passage, content);
  if (start === null || end === null || end < start) return null;
  while (start < end && content[start] === ' ') start += 1;
  while (end > start && content[end - 1] === ' ') end -= 1;
  if (end - start > passage.exact.length * 2 + 1_500) return null;
  return { start: part.foldedContentStart + start, end: part.foldedContentStart + end, equal: false };
}

/** Where a text occurs, when it occurs exactly once. */
function onlyPlaceOf(needle: string, content: string): number | null {
  const at = content.indexOf(needle);
  return at >= 0 && content.indexOf(needle, at + 1) < 0 ? at : null;
}

/** Offset in the content right after the text that stood before the words. */
function startOfBetween({ left, leftComplete, piece }: Passage, content: string): number | null {
  if (leftComplete && left.length < MIN_SIDE && piece.start > 0 && content.startsWith(left)) return left.length;
  if (leftComplete && left === '' && piece.start >= 0) return 0;
  for (const side of SIDE_LENGTHS.map((length) => left.slice(-length))) {
    const at = side.length >= 8 ? onlyPlaceOf(side, content) : null;
    if (at !== null) return at + side.length;
  }
  return null;
}

/** Offset in the content where the text that stood after the words begins. */
function endOfBetween({ right, rightComplete }: Passage, content: string): number | null {
  if (rightComplete && right.length < MIN_SIDE && content.endsWith(right)) return content.length - right.length;
  for (const side of SIDE_LENGTHS.map((length) => right.slice(0, length))) {
    const at = side.length >= 8 ? onlyPlaceOf(side, content) : null;
    if (at !== null) return at;
  }
  return null;
}
