import type { DescribedSelectors } from './described.ts';
import { foldPassage, toFolded } from './fold.ts';
import type { DocumentIndex } from './model.ts';
import type { Passage } from './passage.ts';
import type { Place } from './places.ts';
import { LOST, type Resolution } from './resolution.ts';
import { lookInParts } from './same-part.ts';
import { countNumbers } from './shares.ts';
import { words } from './diff-words.ts';
import { compareWords } from './words.ts';

/** At least this share of the words between the ends must be kept, or the passage is not offered. */
const LIKELY = 0.6;
/** Longer passages are not compared word by word, which would block the page: the reader is asked instead. */
const COMPARED = 50_000;

/**
 * Finds a passage that begins in one part and ends in another. Both ends are looked for in their own parts; the text
 * between them must still be the text that was marked.
 *
 * Example. Marked from the middle of question 2 to the middle of question 3:
 *
 *     head in question 2     tail in question 3     text between       answer
 *     found                  found                  equal              found
 *     found                  found                  a typo corrected   found, near
 *     found                  found                  rewritten          uncertain, at the head
 *     found                  moved to question 4    mostly kept        uncertain, moved
 *     found                  lost                   –                  uncertain, at the head
 *     lost                   lost                   –                  lost
 *
 * @param head the piece in the first part, `tail` the piece in the last one
 */
export function resolveAcross(
  selectors: DescribedSelectors,
  head: Passage,
  tail: Passage,
  index: DocumentIndex,
): Resolution {
  const { siblings, pieces } = selectors.structure;
  // The count of siblings was stored for the kind of the head only. For a tail of another kind, take today's count.
  const isSameKind = pieces[1]?.part.kind === head.piece.part.kind;
  const first = lookInParts(head, index, siblings);
  const last = lookInParts(tail, index, isSameKind ? siblings : countNumbers(index, tail.piece.part.kind));
  if (first.state === 'ambiguous') return first;
  if (last.state === 'ambiguous') return last;
  if (first.state === 'lost')
    return last.state === 'lost' ? LOST : { state: 'uncertain', why: 'context', place: last.place };
  if (last.state === 'lost') return { state: 'uncertain', why: 'context', place: first.place };
  return compareBetween(selectors, index, first, last);
}

type End = Extract<Resolution, { readonly place: Place }>;

/** Both ends are known: compares everything from the head to the tail with the marked text. */
function compareBetween(selectors: DescribedSelectors, index: DocumentIndex, first: End, last: End): Resolution {
  const place = { start: first.place.start, end: last.place.end, part: first.place.part };
  if (place.end <= place.start) return { state: 'uncertain', why: 'moved', place: first.place };
  const { exact } = selectors.quote;
  const isSure = first.state === 'found' && last.state === 'found';
  if (isSure && index.text.slice(place.start, place.end) === exact) return { state: 'found', how: 'exact', place };
  const before = foldPassage(exact, selectors.structure.calls.exact).text.trim();
  const { folded } = index;
  const after = folded.text.slice(toFolded(folded, place.start), toFolded(folded, place.end)).trim();
  if (isSure && before === after) return { state: 'found', how: 'folded', place };
  if (exact.length > COMPARED) return isSure ? { state: 'uncertain', why: 'near', place } : LOST;
  const { benign, kept } = compareWords(words(before), words(after));
  if (kept < LIKELY) return isSure ? { state: 'uncertain', why: 'context', place: first.place } : LOST;
  if (isSure && benign) return { state: 'found', how: 'near', place };
  const isMoved = [first, last].some((end) => end.state === 'uncertain' && end.why === 'moved');
  return { state: 'uncertain', why: isMoved ? 'moved' : 'near', place };
}
