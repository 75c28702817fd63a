import { occurrences, type Candidate } from './candidates.ts';
import { isDescribed } from './described.ts';
import type { DocumentIndex, Part, PartKind } from './model.ts';
import { preparePassages, type Passage } from './passage.ts';
import { unfoldedPlace } from './places.ts';
import { LOST, type Resolution } from './resolution.ts';
import { resolveQuote } from './quote-only.ts';
import { howOf, lookInParts, MIN_ELSEWHERE } from './same-part.ts';
import type { PassageSelectors } from './selectors.ts';
import { resolveAcross } from './across.ts';
import { surroundings } from './surroundings.ts';

/** Where to look for a passage. */
export interface ResolveOptions {
  /** Look only in parts of the same kind: a passage of a question is not looked for in an answer. */
  readonly sameKindOnly?: boolean;
}

/** Words and agreeing surroundings of at least this many characters identify a place on their own. */
const TELLING = 40;
/** More places than this are not compared: nothing tells so many apart. */
const MAX_PLACES = 200;

/**
 * Finds a passage again in a document.
 *
 * 1. In the same part: exact, equal after folding, then near-equal (strict).
 * 2. Elsewhere: equal after folding only, and only where the surroundings decide. The reader is asked, except in running
 *    text whose words occurred once in the document and occur once now.
 * 3. Otherwise lost.
 *
 * A quote made by another tool has no parts, so only rule 2 applies (quote-only.ts).
 *
 * @param selectors as stored, checked by `PassageSelectors`
 * @param index of the document at hand
 */
export function resolve(selectors: PassageSelectors, index: DocumentIndex, options: ResolveOptions = {}): Resolution {
  if (!isDescribed(selectors)) return resolveQuote(selectors.quote, index);
  const [first, second] = preparePassages(selectors);
  if (!first || index.parts.length === 0) return LOST;
  if (second) return resolveAcross(selectors, first, second, index);
  const inParts = lookInParts(first, index, selectors.structure.siblings);
  return inParts.state === 'lost' ? lookElsewhere(first, index, selectors.structure.inDocument, options) : inParts;
}

const NUMBERED: ReadonlySet<PartKind> = new Set(['question', 'answer', 'footnote']);

/** A place outside the passage's own part, whose surroundings say that it is the passage. */
interface Elsewhere {
  readonly part: Part;
  readonly candidate: Candidate;
  /** Both sides agree closely. */
  readonly strong: boolean;
}

/**
 * Rule 2: looks in the other parts, and decides by the surroundings alone.
 *
 * Example. "de kosten van de dijk" was marked in question 3, between "Kunt u" and "toelichten?". In the new version
 * question 3 is gone and the sentence is in question 2:
 *
 *     places with equal words   one, in question 2
 *     surroundings              "Kunt u" and "toelichten?" both agree, up to the edges of the part
 *     → uncertain, moved        question 2 is numbered, so the reader is asked
 *
 * Had it been running text, with the words once in the old and once in the new document, the answer would be `found`.
 * Two such places give `ambiguous`; equal words between other sentences give `lost`.
 *
 * @param inDocument how often the words occurred in the document where they were marked
 */
function lookElsewhere(
  passage: Passage,
  index: DocumentIndex,
  inDocument: number,
  options: ResolveOptions,
): Resolution {
  const { length } = passage.exact;
  if (length < MIN_ELSEWHERE) return LOST;
  const { kind } = passage.piece.part;
  const all = occurrences(passage, index, 0, index.folded.text.length);
  const isOnly = all.length === 1 && inDocument === 1;
  const places = all.slice(0, MAX_PLACES).flatMap((candidate) => {
    const part = index.partAt(index.folded.toSource[candidate.start] ?? 0);
    if (!part || candidate.end > part.foldedEnd) return [];
    if (options.sameKindOnly && part.name.kind !== kind) return [];
    return decides(passage, index, part, candidate, isOnly) ?? [];
  });
  const placed = places.map(({ part, candidate }) => unfoldedPlace(index, part, candidate, passage));
  const [only] = places;
  const [first] = placed;
  if (!only || !first) return LOST;
  if (placed.length > 1) return { state: 'ambiguous', places: placed.map(({ place }) => place) };
  const isRunning = !NUMBERED.has(kind) && !NUMBERED.has(only.part.name.kind);
  if (isRunning && only.strong && isOnly && length >= 20)
    return { state: 'found', how: howOf(false, first.verbatim), place: first.place };
  return { state: 'uncertain', why: 'moved', place: first.place };
}

/** The place, when its surroundings decide; null when they do not. */
function decides(
  passage: Passage,
  index: DocumentIndex,
  part: Part,
  candidate: Candidate,
  isOnly: boolean,
): Elsewhere | null {
  const { length } = passage.exact;
  const [left, right] = surroundings(passage, index, part, candidate.start, candidate.end);
  const agree = left.agree + right.agree;
  const strong = left.tight && right.tight;
  const isAlone = isOnly && length >= TELLING;
  const isWholePart = passage.left === '' && passage.right === '' && strong && isAlone;
  const byContext = (strong && agree + length >= TELLING && agree > 0) || (isAlone && agree >= MIN_ELSEWHERE);
  return byContext || isWholePart ? { part, candidate, strong } : null;
}
