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

/**
 * Resolves a passage in whichever document is open: its own (any version of it), or one that repeats it.
 *
 * @returns null when the document at hand does not show this passage
 */
export function resolveIn(selectors: PassageSelectors, index: DocumentIndex, info: DocumentInfo): Resolution | null {
  return selectors.source.id === info.id ? resolve(selectors, index) : carry(selectors, index, info);
}
