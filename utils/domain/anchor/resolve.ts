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

/** Where a passage may be looked for. */
export interface ResolveOptions {
  /** Only in parts of the same kind: from a question to the question in its answer. */
  readonly sameKindOnly?: boolean;
}

/** Words this long say by themselves that they are the same, when they stand once in the document. */
const TELLING = 40;
/**
 * Finds a passage again in a document.
 *
 * 1. In the same part: exact, equal after folding, near-equal (strict).
 * 2. Elsewhere: equal after folding only, and only where the surroundings decide; asked, except in running
 *    text whose words stood once in the document and stand once now.
 * 3. Otherwise lost.
 *
 * A quote of another tool, which knows no parts, goes by the second rule alone.
 *
 * @param selectors as stored, checked by `PassageSelectors`
 * @param index of the document at hand
 */
export function resolve(selectors: PassageSelectors, index: DocumentIndex, options: ResolveOptions = {}): Resolution {
  if (!isDescribed(selectors)) return resolveQuote(selectors.quote, index);
  const passages = preparePassages(selectors);
  const [first, second] = passages;
  if (!first || index.parts.length === 0) return LOST;
  if (second) return resolveAcross(selectors, first, second, index);
  const looked = lookInParts(first, index, selectors.structure.siblings);
  if (looked.state === 'found' || looked.state === 'ambiguous') return looked;
  if (looked.state === 'uncertain') return looked;
  return lookElsewhere(first, index, selectors.structure.inDocument, options);
}

const NUMBERED: ReadonlySet<PartKind> = new Set(['question', 'answer', 'footnote']);

/** Rule 2. */
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
  const decisive: { part: Part; candidate: Candidate; strong: boolean }[] = [];
  for (const candidate of all.slice(0, 200)) {
    const part = index.partAt(index.folded.toSource[candidate.start] ?? 0);
    if (!part || candidate.end > part.foldedEnd) continue;
    if (options.sameKindOnly && part.name.kind !== kind) continue;
    const [left, right] = surroundings(passage, index, part, candidate.start, candidate.end);
    const agree = left.agree + right.agree;
    const alone = all.length === 1 && inDocument === 1 && length >= TELLING;
    const decides =
      (left.tight && right.tight && agree + length >= TELLING && agree > 0) || (alone && agree >= MIN_ELSEWHERE);
    const whole = passage.left === '' && passage.right === '' && left.tight && right.tight && alone;
    if (decides || whole) decisive.push({ part, candidate, strong: left.tight && right.tight });
  }
  const [only] = decisive;
  if (!only) return LOST;
  const placed = decisive.map(({ part, candidate }) => unfoldedPlace(index, part, candidate, passage));
  const [first] = placed;
  if (placed.length > 1 || !first) return { state: 'ambiguous', places: placed.map(({ place }) => place) };
  const running = !NUMBERED.has(kind) && !NUMBERED.has(only.part.name.kind);
  if (running && only.strong && all.length === 1 && inDocument === 1 && length >= 20) {
    return { state: 'found', how: howOf(false, first.verbatim), place: first.place };
  }
  return { state: 'uncertain', why: 'moved', place: first.place };
}
