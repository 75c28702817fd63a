import type { CorpusRecord } from '../../../utils/domain/question-list/record.ts';

/** A written question as the list of all questions has it: open, by nobody, to nobody, but for what a test cares about. */
export const listed = (number: string, more: Partial<CorpusRecord> = {}): CorpusRecord => ({
  number,
  id: `kv-tk-${number}`,
  title: `Titel van ${number}`,
  submitted: '2024-02-07',
  submitters: [],
  addressees: [],
  subjects: [],
  state: 'open',
  answered: null,
  kind: 'written',
  papers: null,
  ...more,
});
