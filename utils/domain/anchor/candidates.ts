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

/** More occurrences than this are not looked at: no context tells so many apart. */
const MAX_OCCURRENCES = 2_000;

/**
 * Where the folded words stand in a stretch of the folded text, at the same word borders as before.
 * For a passage that is a footnote call alone: the calls with that mark.
 *
 * @param from folded offsets of the stretch
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

/** A longer passage is known by what stands around it: looking for one nearly like it would hold up the page. */
const MAX_NEAR = 5_000;

/** Errors allowed in a near-equal passage: none in a short one, a tenth of a long one. */
function allowedErrors(length: number): number {
  if (length < 16 || length > MAX_NEAR) return 0;
  if (length < 25) return 1;
  if (length < 50) return 2;
  return Math.min(32, Math.floor(length / 10));
}

/** Steps of the search for a near-equal stretch, each of 32 letters against one: some fifteen milliseconds. */
const MAX_WORK = 2_000_000;

/** How far from where the words stood a near-equal stretch is looked for, offsets in the text of the part. */
function reachOf({ exact, piece }: Passage, part: Part): [from: number, to: number] {
  const reach = Math.max(2_000, MAX_WORK / Math.ceil(exact.length / 32) / 2);
  const expected = part.foldedContentStart - part.foldedStart + piece.start;
  return [Math.floor(expected - reach), Math.ceil(expected + exact.length + reach)];
}

/** How many places a seed may occur before it is no seed. */
const MAX_SEED = 200;

/**
 * Near-equal stretches of a part, best first, not overlapping. Of k + 1 pieces of the words at least one
 * stands unchanged in any stretch with k errors, so only the neighbourhoods of the pieces are searched.
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
    const [start, end] = wholeWords(text, match.start, match.end, passage);
    return {
      candidate: { start: part.foldedStart + start, end: part.foldedStart + end, equal: false },
      errors: match.errors,
    };
  });
}

/** Moves the ends of a near match to the borders of words, when the passage began and ended at one. */
export function wholeWords(text: string, from: number, to: number, passage: Passage): [number, number] {
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

/**
 * The stretch between what stood before the words and what stood after them, when both can be told.
 *
 * @returns null when either side is not there exactly once
 */
export function betweenSides(passage: Passage, index: DocumentIndex, part: Part): Candidate | null {
  const { text } = index.folded;
  const content = text.slice(part.foldedContentStart, part.foldedEnd);
  const once = (needle: string): number => {
    const at = content.indexOf(needle);
    return at >= 0 && content.indexOf(needle, at + 1) < 0 ? at : -1;
  };
  let start = -1;
  let end = -1;
  if (passage.left === '' && passage.leftComplete && passage.piece.start >= 0) start = 0;
  if (passage.right === '' && passage.rightComplete) end = content.length;
  if (passage.left.length < 14 && passage.leftComplete && passage.piece.start > 0 && content.startsWith(passage.left)) {
    start = passage.left.length;
  }
  if (passage.right.length < 14 && passage.rightComplete && content.endsWith(passage.right)) {
    end = content.length - passage.right.length;
  }
  for (const size of [40, 24, 14]) {
    const left = passage.left.slice(-size);
    const right = passage.right.slice(0, size);
    if (start < 0 && left.length >= 8) start = once(left) < 0 ? -1 : once(left) + left.length;
    if (end < 0 && right.length >= 8) end = once(right);
  }
  if (start < 0 || end < start) return null;
  while (start < end && content[start] === ' ') start += 1;
  while (end > start && content[end - 1] === ' ') end -= 1;
  if (end - start > passage.exact.length * 2 + 1_500) return null;
  return { start: part.foldedContentStart + start, end: part.foldedContentStart + end, equal: false };
}
