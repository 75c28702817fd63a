import type { CorpusRecord } from '../../domain/question-list/record.ts';
import { rowOf, type RowContext } from '../view/rows.ts';
import { Marker, FieldReading } from '../../note-index/match.ts';
import type { ParsedQuery } from '../../dutch/query/parse.ts';
import type { QuestionRow } from './contract.ts';

/**
 * Found questions as they are drawn: where each stands, how many notes the reader has on it, and what of it meets the query.
 *
 * @param query as it was searched, corrections included
 */
export function questionRows(
  records: readonly CorpusRecord[],
  query: ParsedQuery,
  context: Omit<RowContext, 'title'>,
): QuestionRow[] {
  const marker = new Marker(query);
  return records.map((record) => {
    const { reasons: _, ...row } = rowOf(
      { number: record.number, record, reasons: [], score: 0 },
      { ...context, title: '' },
    );
    const { marks } = new FieldReading({
      id: row.id,
      body: '',
      quote: '',
      title: row.title,
      numbers: [row.number],
      submitters: row.submitters,
      tags: [],
      meaning: null,
      publication: row.id,
      date: row.date,
      modified: '',
    }).marks(marker);
    const { title, numbers, submitters, parties } = marks;
    const copy = (list: typeof title) => (list === undefined ? undefined : [...list]);
    return {
      ...row,
      marks: {
        title: copy(title),
        numbers: copy(numbers),
        submitters: copy(submitters),
        parties: copy(parties),
      },
    };
  });
}
