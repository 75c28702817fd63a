import type { DescribedSelectors } from './described.ts';
import { foldPassage, toFolded } from './fold.ts';
import type { DocumentIndex } from './model.ts';
import type { Passage } from './passage.ts';
import { LOST, type Resolution } from './resolution.ts';
import { lookInParts } from './same-part.ts';
import { countNumbers } from './shares.ts';
import { compareWords, words } from './words.ts';

/** Share of the words between the ends that must stand for the whole to be asked. */
const LIKELY = 0.6;
/** Longer than this it is not compared word by word, which would hold up the page: its ends say where it is, and it is asked. */
const COMPARED = 50_000;

/**
 * A passage that begins in one part and ends in another: both ends are looked for in their own parts,
 * and what lies between must still be the text that lay between.
 */
export function resolveAcross(
  selectors: DescribedSelectors,
  head: Passage,
  tail: Passage,
  index: DocumentIndex,
): Resolution {
  // For a tail of another kind than the head no count was stored: the count of today says nothing against it.
  const tailSiblings =
    selectors.structure.pieces[1]?.part.kind === head.piece.part.kind ? selectors.structure.siblings : -1;
  const first = lookInParts(head, index, selectors.structure.siblings);
  const last = lookInParts(tail, index, tailSiblings < 0 ? countNumbers(index, tail.piece.part.kind) : tailSiblings);
  if (first.state === 'ambiguous') return first;
  if (last.state === 'ambiguous') return last;
  if (first.state === 'lost' && last.state === 'lost') return LOST;
  if (first.state === 'lost' || last.state === 'lost') {
    const end = first.state === 'lost' ? last : first;
    return end.state === 'lost' ? LOST : { state: 'uncertain', why: 'context', place: end.place };
  }
  const [from, to] = [first, last];
  const place = { start: from.place.start, end: to.place.end, part: from.place.part };
  if (place.end <= place.start) return { state: 'uncertain', why: 'moved', place: from.place };
  const { exact } = selectors.quote;
  const now = index.text.slice(place.start, place.end);
  const sure = first.state === 'found' && last.state === 'found';
  if (sure && now === exact) return { state: 'found', how: 'exact', place };
  const before = foldPassage(exact, selectors.structure.calls.exact).text.trim();
  const { folded } = index;
  const after = folded.text.slice(toFolded(folded, place.start), toFolded(folded, place.end)).trim();
  if (sure && before === after) return { state: 'found', how: 'folded', place };
  if (exact.length > COMPARED) return sure ? { state: 'uncertain', why: 'near', place } : LOST;
  const outcome = compareWords(words(before), words(after));
  if (sure && outcome.benign && outcome.kept >= LIKELY) return { state: 'found', how: 'near', place };
  if (outcome.kept < LIKELY) return sure ? { state: 'uncertain', why: 'context', place: from.place } : LOST;
  const moved = [first, last].some((end) => end.state === 'uncertain' && end.why === 'moved');
  return { state: 'uncertain', why: moved ? 'moved' : 'near', place };
}
