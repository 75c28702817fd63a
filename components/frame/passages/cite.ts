import { quotedWords } from '../../../utils/domain/anchor/quoted-words.ts';
import { textFragmentLink } from '../../../utils/domain/cite/fragment.ts';
import { withQuestionNumber } from '../../../utils/domain/cite/document.ts';
import { legalReference } from '../../../utils/domain/cite/legal.ts';
import type { PassageSelectors } from '../../../utils/domain/anchor/selectors.ts';
import type { Identifier } from '../../../utils/domain/publication/record.ts';
import type { PassagePage } from './types.ts';

/**
 * A quotation with its source, as plain text: the words without signs of footnotes, the reference, and an address that opens the page at them.
 *
 * @param passage made in this document
 */
export function quotation(passage: PassageSelectors, facts: PassagePage, identifier: Identifier): string {
  const piece = passage.structure?.pieces.length === 1 ? passage.structure.pieces[0]?.part : undefined;
  const part =
    piece !== undefined && (piece.kind === 'question' || piece.kind === 'answer')
      ? { kind: piece.kind, numbers: piece.numbers }
      : null;
  const { title, sessionYear, info } = facts;
  const reference = legalReference(
    {
      identifier: withQuestionNumber(identifier, info.questionNumbers[0] ?? null),
      title,
      sessionYear,
      date: info.date,
      authors: [],
    },
    part,
  );
  return `“${quotedWords(passage)}” (${reference})\n${textFragmentLink(facts.address, passage.quote)}`;
}
