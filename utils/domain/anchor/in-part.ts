import { betweenSides, nearCandidates, occurrences, wholeWords, type Candidate } from './candidates.ts';
import type { DocumentIndex, Part } from './model.ts';
import type { Passage } from './passage.ts';
import { isTakenOut, surroundings, type Side } from './surroundings.ts';
import { compareWords, diffWords, words, type Word } from './words.ts';

/**
 * Looking for a passage inside one part. `sure`: there, and no other place will do. `unsure`: a likely place.
 * `several`: places that cannot be told apart. `gone`: nothing that could be it.
 */
export type InPart =
  | { readonly state: 'sure'; readonly candidate: Candidate; readonly near: boolean }
  | { readonly state: 'unsure'; readonly candidate: Candidate; readonly why: 'near' | 'context' }
  | { readonly state: 'several'; readonly candidates: readonly Candidate[] }
  | { readonly state: 'gone' };

interface Weighed {
  readonly candidate: Candidate;
  readonly left: Side;
  readonly right: Side;
}

/** A passage this long is not met twice by chance. */
const LONG = 20;

const agreement = ({ left, right }: Weighed): number => left.agree + right.agree;
const tightest = ({ left, right }: Weighed): boolean => left.tight && right.tight;

/** Where a passage stands in the very text it was marked in. */
function atOffset(passage: Passage, index: DocumentIndex, part: Part): Candidate | null {
  const start = part.foldedContentStart + passage.piece.start;
  const end = part.foldedContentStart + passage.piece.end;
  if (start < part.foldedStart || end > part.foldedEnd) return null;
  if (index.folded.text.slice(start, end) !== passage.exact) return null;
  if (passage.exact === '') {
    const calls = occurrences(passage, index, part.foldedStart, part.foldedEnd);
    return calls.find((call) => call.start === start || call.start === start + 1 || call.start === start - 1) ?? null;
  }
  return { start, end, equal: true };
}

/**
 * Rule 1: inside the part, exact or equal after folding, then near-equal.
 *
 * @param unchanged the text of the part is the very same, so that its offset is proof
 */
export function findInPart(passage: Passage, index: DocumentIndex, part: Part, unchanged: boolean): InPart {
  const stored = unchanged ? atOffset(passage, index, part) : null;
  if (stored) return { state: 'sure', candidate: stored, near: false };
  const weighed = occurrences(passage, index, part.foldedStart, part.foldedEnd).map((candidate): Weighed => {
    const [left, right] = surroundings(passage, index, part, candidate.start, candidate.end);
    return { candidate, left, right };
  });
  const takenOut = isTakenOut(passage, index.contentOf(part));
  const equal = chooseEqual(passage, weighed, takenOut);
  if (equal.state === 'several') return atItsPlace(passage, index, part, weighed) ?? equal;
  if (equal.state !== 'gone') return equal;
  return takenOut ? equal : findNear(passage, index, part);
}

function chooseEqual(passage: Passage, weighed: readonly Weighed[], takenOut: boolean): InPart {
  const { index: place, count, twins } = passage.piece.occurrence;
  const tight = weighed.filter(tightest);
  const [only] = tight;
  if (tight.length === 1 && only && twins === 0) return { state: 'sure', candidate: only.candidate, near: false };
  if (tight.length > 0) {
    const whole = tight.filter(({ left, right }) => left.all && right.all);
    if (twins === 0 && whole.length === 1 && whole[0])
      return { state: 'sure', candidate: whole[0].candidate, near: false };
    const same = weighed[place];
    if (weighed.length === count && same && tight.includes(same))
      return { state: 'sure', candidate: same.candidate, near: false };
    return several(tight);
  }
  if (weighed.length === 0) return { state: 'gone' };
  const oneSide = weighed.filter(({ left, right }) => left.tight || right.tight);
  const same = weighed[place];
  // Only where the words occur as often as before can none of them have been taken out.
  if (!takenOut && weighed.length === count && same) {
    const alone = count === 1 && passage.exact.length >= LONG;
    const pointed = oneSide.length === 1 && oneSide[0] === same;
    if (alone || pointed) return { state: 'sure', candidate: same.candidate, near: false };
  }
  if (oneSide.length === 1 && oneSide[0]) return { state: 'unsure', candidate: oneSide[0].candidate, why: 'context' };
  if (oneSide.length > 1) return several(oneSide);
  if (takenOut || passage.exact.length < LONG) return { state: 'gone' };
  return weighed.length === 1 && weighed[0]
    ? { state: 'unsure', candidate: weighed[0].candidate, why: 'context' }
    : several(weighed);
}

/** So far a few slips put right move what stands behind them, characters. */
const SHIFT = 6;
/** More than twice as long: had the words been taken out, the part would have shrunk by more than slips can. */
const UNSHIFTED = SHIFT * 2 + 2;

/**
 * Of many like places the one at the offset where the words stood, in a part that is as long as it was but for a few
 * letters. When just one of the like places is missing, and what stands at the offset is the words with slips, it is that.
 */
function atItsPlace(passage: Passage, index: DocumentIndex, part: Part, weighed: readonly Weighed[]): InPart | null {
  const { piece, exact } = passage;
  const grown = index.contentOf(part).trim().length - piece.fingerprint.length;
  const missing = piece.occurrence.count - weighed.length;
  if (Math.abs(grown) > SHIFT || exact.length < UNSHIFTED || Math.abs(missing) > 3) return null;
  const expected = part.foldedContentStart + piece.start;
  const here = weighed.filter((one) => tightest(one) && Math.abs(one.candidate.start - expected) <= SHIFT);
  const [only] = here;
  if (here.length === 1 && only) return { state: 'sure', candidate: only.candidate, near: false };
  if (here.length > 0 || missing !== 1) return null;
  const { text } = index.folded;
  const [start, end] = wholeWords(text, expected, expected + exact.length + grown, passage);
  const [left, right] = surroundings(passage, index, part, start, end);
  const outcome = compareWords(words(exact), words(text.slice(start, end)));
  return left.tight && right.tight && outcome.slipsOnly
    ? { state: 'sure', candidate: { start, end, equal: false }, near: true }
    : null;
}

/** The reader can choose among a few; the best agreeing ones are offered. */
function several(weighed: readonly Weighed[]): InPart {
  const best = weighed.toSorted((a, b) => agreement(b) - agreement(a)).slice(0, 10);
  const [only] = best;
  if (best.length === 1 && only) return { state: 'unsure', candidate: only.candidate, why: 'context' };
  return { state: 'several', candidates: best.map(({ candidate }) => candidate) };
}

/** Share of the words that must stand for a stretch to be shown as perhaps the passage. */
const LIKELY = 0.6;

/** A stretch without what was put in before the first of the words and after the last. */
function withoutNeighbours(wanted: readonly Word[], stretch: Candidate, text: string): Candidate {
  const now = words(text);
  const hunks = diffWords(wanted, now);
  const [first, last] = [hunks[0], hunks.at(-1)];
  const from = first && first.oldEnd === 0 ? (now[first.newEnd]?.start ?? 0) : 0;
  const to =
    last && last.oldStart === wanted.length && last.newStart > 0
      ? (now[last.newStart - 1]?.end ?? text.length)
      : text.length;
  return to <= from ? stretch : { ...stretch, start: stretch.start + from, end: stretch.start + to };
}

function findNear(passage: Passage, index: DocumentIndex, part: Part): InPart {
  if (passage.exact === '') return { state: 'gone' };
  const wanted = words(passage.exact);
  const textOf = (candidate: Candidate): string => index.folded.text.slice(candidate.start, candidate.end);
  const whole = betweenSides(passage, index, part);
  const between = whole && withoutNeighbours(wanted, whole, textOf(whole));
  if (between && between.end > between.start) {
    const outcome = compareWords(wanted, words(textOf(between)));
    const strong = passage.exact.length >= 16 || outcome.slipsOnly;
    if (outcome.benign && strong && outcome.kept >= LIKELY) return { state: 'sure', candidate: between, near: true };
    if (outcome.kept >= LIKELY) return { state: 'unsure', candidate: between, why: 'near' };
  }
  const matches = nearCandidates(passage, index, part);
  const [best, second] = matches;
  if (!best) return { state: 'gone' };
  if (second && second.errors <= best.errors + Math.max(1, Math.floor(passage.exact.length / 20))) {
    return { state: 'several', candidates: matches.map(({ candidate }) => candidate) };
  }
  const outcome = compareWords(wanted, words(textOf(best.candidate)));
  const [left, right] = surroundings(passage, index, part, best.candidate.start, best.candidate.end);
  const held = (left.tight && right.tight) || ((left.tight || right.tight) && passage.exact.length >= LONG * 2);
  if (held && outcome.slipsOnly) return { state: 'sure', candidate: best.candidate, near: true };
  if (left.tight || right.tight || passage.exact.length >= LONG * 2) {
    return { state: 'unsure', candidate: best.candidate, why: 'near' };
  }
  return { state: 'gone' };
}
