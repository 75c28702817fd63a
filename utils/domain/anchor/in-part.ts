import { betweenSides, nearCandidates, occurrences, expandToWords, type Candidate } from './candidates.ts';
import type { DocumentIndex, Part } from './model.ts';
import type { Passage } from './passage.ts';
import { wasRemoved, surroundings, type Side } from './surroundings.ts';
import { diffWords, type Word, words } from './diff-words.ts';
import { compareWords } from './words.ts';

/**
 * Outcome of looking inside one part. `sure`: found, no other place fits. `unsure`: one likely place. `several`: places
 * that cannot be told apart. `gone`: nothing that could be the passage.
 */
export type PartResult =
  | { readonly state: 'sure'; readonly candidate: Candidate; readonly near: boolean }
  | { readonly state: 'unsure'; readonly candidate: Candidate; readonly why: 'near' | 'context' }
  | { readonly state: 'several'; readonly candidates: readonly Candidate[] }
  | { readonly state: 'gone' };

interface Weighed {
  readonly candidate: Candidate;
  readonly left: Side;
  readonly right: Side;
}

/** Words of this length do not occur twice by chance. */
const LONG = 20;

const agreement = ({ left, right }: Weighed): number => left.agree + right.agree;
const tightest = ({ left, right }: Weighed): boolean => left.tight && right.tight;

/** The passage at its stored offset, in a part whose text has not changed. */
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
 * Rule 1: looks inside the part, for equal words first and then for near-equal ones.
 *
 * @param unchanged the text of the part is the same as when the passage was marked, so the stored offset is proof
 */
export function findInPart(passage: Passage, index: DocumentIndex, part: Part, unchanged: boolean): PartResult {
  const stored = unchanged ? atOffset(passage, index, part) : null;
  if (stored) return { state: 'sure', candidate: stored, near: false };
  const weighed = occurrences(passage, index, part.foldedStart, part.foldedEnd).map((candidate): Weighed => {
    const [left, right] = surroundings(passage, index, part, candidate.start, candidate.end);
    return { candidate, left, right };
  });
  const takenOut = wasRemoved(passage, index.contentOf(part));
  const equal = chooseEqual(passage, weighed, takenOut);
  if (equal.state === 'several') return atItsPlace(passage, index, part, weighed) ?? equal;
  if (equal.state !== 'gone') return equal;
  return takenOut ? equal : findNear(passage, index, part);
}

/**
 * Chooses among the places where the folded words occur.
 *
 * Example. "de kosten" occurred three times in the question (`count` 3) and the second one was marked (`index` 1):
 *
 *     places now   sides that agree closely     answer
 *     3            both sides, of the second    sure: the second
 *     3            both sides, of all three     sure: the second, since none was added or dropped
 *     2            both sides, of both          several: the dropped one may be the marked one
 *     3            one side, of the second      sure: the second
 *     2            one side, of one             unsure
 *     0            –                            gone
 *
 * @param weighed the places in order of the text, with their surroundings
 * @param takenOut the text before and after the words is adjacent now: the words themselves were removed
 */
function chooseEqual(passage: Passage, weighed: readonly Weighed[], takenOut: boolean): PartResult {
  if (weighed.length === 0) return { state: 'gone' };
  const tight = weighed.filter(tightest);
  return tight.length > 0 ? chooseTight(passage, weighed, tight) : chooseLoose(passage, weighed, takenOut);
}

const sure = ({ candidate }: Weighed): PartResult => ({ state: 'sure', candidate, near: false });
const unsure = ({ candidate }: Weighed): PartResult => ({ state: 'unsure', candidate, why: 'context' });

/** The occurrence that was marked, when the words occur as often as then. */
function sameOccurrence({ piece: { occurrence } }: Passage, weighed: readonly Weighed[]): Weighed | undefined {
  return weighed.length === occurrence.count ? weighed[occurrence.index] : undefined;
}

/** Of places whose sides both agree: the only one, the only one with everything around it, or the same occurrence. */
function chooseTight(passage: Passage, weighed: readonly Weighed[], tight: readonly Weighed[]): PartResult {
  const [only] = tight;
  const complete = tight.filter(({ left, right }) => left.all && right.all);
  if (passage.piece.occurrence.twins === 0) {
    if (tight.length === 1 && only) return sure(only);
    if (complete.length === 1 && complete[0]) return sure(complete[0]);
  }
  const same = sameOccurrence(passage, weighed);
  return same && tight.includes(same) ? sure(same) : several(tight);
}

/** Of places of which at most one side agrees. */
function chooseLoose(passage: Passage, weighed: readonly Weighed[], takenOut: boolean): PartResult {
  const oneSide = weighed.filter(({ left, right }) => left.tight || right.tight);
  const [pointed] = oneSide;
  // None can have been removed only when the words occur as often as before.
  const same = takenOut ? undefined : sameOccurrence(passage, weighed);
  if (same) {
    const isAlone = weighed.length === 1 && passage.exact.length >= LONG;
    if (isAlone || (oneSide.length === 1 && pointed === same)) return sure(same);
  }
  if (oneSide.length > 1) return several(oneSide);
  if (pointed) return unsure(pointed);
  if (takenOut || passage.exact.length < LONG) return { state: 'gone' };
  return several(weighed);
}

/** A few corrected typing errors shift the text after them by at most this many characters. */
const SHIFT = 6;
/** Longer words cannot have been removed unnoticed: the part would have shrunk by more than corrections can explain. */
const UNSHIFTED = SHIFT * 2 + 2;

/**
 * Of many similar places, the one at the stored offset, in a part that is as long as it was apart from a few letters.
 * When exactly one of the similar places is missing and the text at the offset is the words with typing errors, that is it.
 */
function atItsPlace(
  passage: Passage,
  index: DocumentIndex,
  part: Part,
  weighed: readonly Weighed[],
): PartResult | null {
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
  const [start, end] = expandToWords(text, expected, expected + exact.length + grown, passage);
  const [left, right] = surroundings(passage, index, part, start, end);
  const outcome = compareWords(words(exact), words(text.slice(start, end)));
  return left.tight && right.tight && outcome.slipsOnly
    ? { state: 'sure', candidate: { start, end, equal: false }, near: true }
    : null;
}

/** The places that agree best, at most ten for the reader to choose from. */
function several(weighed: readonly Weighed[]): PartResult {
  const best = weighed.toSorted((a, b) => agreement(b) - agreement(a)).slice(0, 10);
  const [only] = best;
  if (best.length === 1 && only) return { state: 'unsure', candidate: only.candidate, why: 'context' };
  return { state: 'several', candidates: best.map(({ candidate }) => candidate) };
}

/** At least this share of the words must be kept for a stretch to be offered. */
const LIKELY = 0.6;

/** A stretch without the words that were inserted before the first and after the last word of the passage. */
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

/** Near-equal words: first between the two sides, then anywhere in the part. */
function findNear(passage: Passage, index: DocumentIndex, part: Part): PartResult {
  if (passage.exact === '') return { state: 'gone' };
  return nearBetweenSides(passage, index, part) ?? nearAnywhere(passage, index, part);
}

/** The stretch between what stood before and after the words; null when it is not there or says too little. */
function nearBetweenSides(passage: Passage, index: DocumentIndex, part: Part): PartResult | null {
  const wanted = words(passage.exact);
  const textOf = (candidate: Candidate): string => index.folded.text.slice(candidate.start, candidate.end);
  const whole = betweenSides(passage, index, part);
  const candidate = whole && withoutNeighbours(wanted, whole, textOf(whole));
  if (!candidate || candidate.end <= candidate.start) return null;
  const { benign, slipsOnly, kept } = compareWords(wanted, words(textOf(candidate)));
  if (kept < LIKELY) return null;
  const isStrong = passage.exact.length >= 16 || slipsOnly;
  return benign && isStrong ? { state: 'sure', candidate, near: true } : { state: 'unsure', candidate, why: 'near' };
}

/** The stretch that differs in the fewest letters, when no other comes close. */
function nearAnywhere(passage: Passage, index: DocumentIndex, part: Part): PartResult {
  const { length } = passage.exact;
  const matches = nearCandidates(passage, index, part);
  const [best, second] = matches;
  if (!best) return { state: 'gone' };
  if (second && second.errors <= best.errors + Math.max(1, Math.floor(length / 20)))
    return { state: 'several', candidates: matches.map(({ candidate }) => candidate) };
  const { candidate } = best;
  const { slipsOnly } = compareWords(
    words(passage.exact),
    words(index.folded.text.slice(candidate.start, candidate.end)),
  );
  const [left, right] = surroundings(passage, index, part, candidate.start, candidate.end);
  const isLong = length >= LONG * 2;
  const one = left.tight || right.tight;
  const both = left.tight && right.tight;
  if (slipsOnly && (both || (one && isLong))) return { state: 'sure', candidate, near: true };
  return one || isLong ? { state: 'unsure', candidate, why: 'near' } : { state: 'gone' };
}
