import { describe } from '../../../utils/domain/anchor/describe.ts';
import type { Place } from '../../../utils/domain/anchor/places.ts';
import type { NoteTarget } from '../../../utils/domain/note/note.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import type { SaveNoteResult } from '../../../utils/protocol/notes.ts';
import { hasPassage, type CurrentDocument, type PassageNote, type PassagePage } from './types.ts';

/** Why something was not stored, as far as the reader can do something about it. */
export type PassageTrouble = 'notText' | 'outdated' | 'failed';

/**
 * What is stored of a stretch of the document's text: its selectors, and the question that contains it, if any.
 *
 * @param span model offsets
 * @returns null when it is not text of the document
 */
export function describeSpan(
  span: Pick<Place, 'start' | 'end'>,
  { index, info }: CurrentDocument,
  { id, questionNumbers }: PassagePage['info'],
): { passage: PassageNote['passage']; target: NoteTarget } | null {
  const passage = describe(span, index, info);
  if (passage === null) return null;
  const [piece, second] = passage.structure.pieces;
  const isInItem = piece !== undefined && second === undefined && /^(question|answer)$/.test(piece.part.kind);
  const subQuestion = isInItem && piece.part.numbers.length === 1 ? (piece.part.numbers[0] ?? null) : null;
  return { passage, target: { publication: id, questionNumber: questionNumbers[0] ?? null, subQuestion } };
}

/** Has the background store a note on a passage. Out: the note as stored, or why it is not. Never rejects. */
export async function storePassage<N extends 'notes.save' | 'notes.change'>(
  client: Pick<MessageClient, 'request'>,
  name: N,
  payload: Parameters<typeof client.request<N>>[1],
): Promise<PassageNote | PassageTrouble> {
  try {
    const result = (await client.request(name, payload)) as SaveNoteResult;
    return result.outcome === 'saved' && hasPassage(result.note) ? result.note : 'failed';
  } catch (error) {
    return error instanceof MessageError && error.code === 'contextInvalidated' ? 'outdated' : 'failed';
  }
}
