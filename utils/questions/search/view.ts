import type { CorpusRecord } from '../../domain/question-list/record.ts';
import { lateByList, rowOf, type RowContext } from '../view/rows.ts';
import { createHighlighter, type FieldTexts } from '../../note-index/index.ts';
import type { ParsedQuery } from '../../dutch/query/parse.ts';
import type { QuestionRow } from './contract.ts';

/** What is searched of a question. */
const FIELDS = {
  title: { texts: ({ title }) => [title] },
  numbers: { texts: ({ number }) => [number] },
  submitters: { scope: 'name', texts: ({ submitters }) => submitters.map(({ name }) => name) },
  parties: { scope: 'name', texts: ({ submitters }) => submitters.map(({ party }) => party ?? '') },
} as const satisfies Record<keyof QuestionRow['marks'], FieldTexts<Omit<QuestionRow, 'marks' | 'late'>>>;

/**
 * Found questions as they are shown: with their state, the number of the reader's notes, and what to highlight.
 *
 * @param query as it was searched, corrections included
 */
export function questionRows(
  records: readonly CorpusRecord[],
  query: ParsedQuery,
  context: Omit<RowContext, 'title'>,
): QuestionRow[] {
  const highlight = createHighlighter(FIELDS, query);
  return records.map((record) => {
    const {
      reasons: _,
      likely: _unasked,
      ...row
    } = rowOf({ number: record.number, record, reasons: [], likely: false, score: 0 }, { ...context, title: '' });
    const { title, numbers, submitters, parties } = highlight(row).marks;
    const copy = (list: typeof title) => (list === undefined ? undefined : [...list]);
    return {
      ...row,
      late: lateByList(record, context),
      marks: {
        title: copy(title),
        numbers: copy(numbers),
        submitters: copy(submitters),
        parties: copy(parties),
      },
    };
  });
}
