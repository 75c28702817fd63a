import { isProvisional } from '../publication/identifier.ts';
import type { DocumentIndex } from './model.ts';
import type { Resolution } from './resolution.ts';
import { resolve } from './resolve.ts';
import type { DocumentInfo, PassageSelectors } from './selectors.ts';

/**
 * Shows a passage of a question where that question is repeated: from a kv-tk page in its answer or
 * postponement, and back. Same question number and same text, by the rules of `resolve`; also where the
 * answer groups questions ("Vraag 2, 3 en 4").
 *
 * @param selectors as stored, made in any document of the question
 * @param toIndex the other document
 * @param to what the other document is
 * @returns null when the passage is not carried: another question, not inside one question, the same document
 */
export function carry(selectors: PassageSelectors, toIndex: DocumentIndex, to: DocumentInfo): Resolution | null {
  const { source, structure } = selectors;
  if (source.id === to.id) return null;
  if (!source.questionNumbers.some((number) => to.questionNumbers.includes(number))) return null;
  if (structure?.pieces.length !== 1 || structure.pieces[0]?.part.kind !== 'question') return null;
  return resolve(selectors, toIndex, { sameKindOnly: true });
}

/** What is known of identifiers the document at hand had before. */
export interface Earlier {
  /** Identifiers of this very document: what was marked under them is looked for as if it was marked here. */
  readonly earlier: readonly string[];
  /** Identifiers of this document or another of the same question: shown where found, and nothing said otherwise. */
  readonly maybe: readonly string[];
}

const NOTHING_EARLIER: Earlier = { earlier: [], maybe: [] };

/**
 * Resolves a passage in whichever document is open: its own (any version of it, under any identifier it had), or one
 * that repeats it.
 *
 * A document under a provisional identifier has no text, only a PDF: that something is not found there says nothing, so
 * nothing but what is found is told of it.
 *
 * @returns null when the document at hand does not show this passage
 */
export function resolveIn(
  selectors: PassageSelectors,
  index: DocumentIndex,
  info: DocumentInfo,
  { earlier, maybe }: Earlier = NOTHING_EARLIER,
): Resolution | null {
  const { id } = selectors.source;
  const own = id === info.id || earlier.includes(id);
  const perhaps = !own && maybe.includes(id);
  const outcome = own || perhaps ? resolve(selectors, index) : carry(selectors, index, info);
  return (perhaps || isProvisional(info.id)) && outcome?.state !== 'found' ? null : outcome;
}
