import { identify } from './identity.ts';
import { findInPart } from './in-part.ts';
import type { DocumentIndex } from './model.ts';
import type { Passage } from './passage.ts';
import { unfoldedPlace } from './places.ts';
import { LOST, type How, type Resolution } from './resolution.ts';

/** Shorter words prove nothing outside the part where they were marked. */
export const MIN_ELSEWHERE = 12;

/** How it was found, in the words the reader sees. */
export const howOf = (near: boolean, verbatim: boolean): How => (near ? 'near' : verbatim ? 'exact' : 'folded');

/** Rule 1: looks in the parts that may be the passage's own, the likeliest first. `siblings`: see `identify`. */
export function lookInParts(passage: Passage, index: DocumentIndex, siblings: number): Resolution {
  const doubtful: Resolution[] = [];
  for (const { part, identity, unchanged } of identify(passage, index, siblings)) {
    const found = findInPart(passage, index, part, unchanged);
    if (found.state === 'gone') continue;
    if (found.state === 'several') {
      const places = found.candidates.map((candidate) => unfoldedPlace(index, part, candidate, passage).place);
      doubtful.push({ state: 'ambiguous', places });
      continue;
    }
    const { place, verbatim } = unfoldedPlace(index, part, found.candidate, passage);
    if (identity === 'same' && found.state === 'sure')
      return { state: 'found', how: howOf(found.near, verbatim), place };
    // In a part whose text differs too much, a few common words prove nothing.
    if (identity === 'doubtful' && passage.exact.length < MIN_ELSEWHERE) continue;
    const own = found.state === 'unsure' ? found.why : found.near ? 'near' : 'context';
    doubtful.push({ state: 'uncertain', why: identity === 'moved' ? 'moved' : own, place });
  }
  return onlyDoubt(doubtful);
}

/** A single doubt stays as it is; places in several parts become a choice. */
function onlyDoubt(doubts: readonly Resolution[]): Resolution {
  const [first] = doubts;
  if (!first) return LOST;
  const moved = doubts.filter((doubt) => doubt.state === 'uncertain' && doubt.why === 'moved');
  if (moved.length === 1 && moved[0]) return moved[0];
  if (doubts.length === 1) return first;
  const places = doubts.flatMap((doubt) =>
    doubt.state === 'uncertain' ? [doubt.place] : doubt.state === 'ambiguous' ? doubt.places : [],
  );
  return { state: 'ambiguous', places };
}
