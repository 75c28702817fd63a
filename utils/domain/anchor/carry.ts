import { isProvisional } from '../publication/identifier.ts';
import type { DocumentIndex } from './model.ts';
import type { Resolution } from './resolution.ts';
import { resolve } from './resolve.ts';
import type { DocumentInfo, PassageSelectors } from './selectors.ts';

/**
 * Finds a passage of a question where that question is printed again: from the question's page in its answer or its
 * postponement, and back. Question number and text must match by the rules of `resolve`, also where the answer groups
 * questions ("Vraag 2, 3 en 4").
 *
 * @param selectors as stored, described in any document of the question
 * @param toIndex the other document
 * @param to which document that is
 * @returns null when it does not apply: another question, not inside one question, or the same document
 */
export function carry(selectors: PassageSelectors, toIndex: DocumentIndex, to: DocumentInfo): Resolution | null {
  const { source, structure } = selectors;
  if (source.id === to.id) return null;
  if (!source.questionNumbers.some((number) => to.questionNumbers.includes(number))) return null;
  if (structure?.pieces.length !== 1 || structure.pieces[0]?.part.kind !== 'question') return null;
  return resolve(selectors, toIndex, { sameKindOnly: true });
}

/** Earlier identifiers of the document at hand. */
export interface Earlier {
  /** Identifiers of this document: passages marked under them are treated as marked here. */
  readonly earlier: readonly string[];
  /** Identifiers of this document or of another one of the same question: only `found` counts. */
  readonly maybe: readonly string[];
}

const NOTHING_EARLIER: Earlier = { earlier: [], maybe: [] };

/**
 * Resolves a passage in the open document: its own document (any version, under any identifier it had), or one that
 * prints the question again.
 *
 * A document under a provisional identifier has only a PDF and no text, so not finding a passage there means nothing: for
 * such a document only `found` is returned.
 *
 * @returns null when the passage does not belong to the document at hand
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
