import type { CorpusRecord } from '../../utils/domain/question-list/record.ts';
import { questionIds } from '../../utils/domain/dossier/question-number.ts';
import { generateQuestions } from './generate.ts';

/** Invented questions as records of the list. */
export function generatedRecords(count: number): { records: CorpusRecord[]; until: string } {
  const records: CorpusRecord[] = [];
  let until = '2007-01-01';
  for (const { oral, appendices, submitters, addressees, subjects, ...question } of generateQuestions(count)) {
    const answer = appendices.find(({ type }) => type === 'Antwoord');
    records.push({
      ...question,
      id: questionIds(question.number)[0] ?? `kv-${question.number}`,
      submitters: [...submitters],
      addressees: [...addressees],
      subjects: [...subjects],
      state: oral ? 'noTerm' : answer ? 'answered' : appendices.length > 0 ? 'notice' : 'open',
      answered: answer?.received ?? null,
      kind: oral ? 'oral' : 'written',
      papers: appendices.map(({ type, received }) => ({
        state: type === 'Antwoord' ? ('answered' as const) : ('notice' as const),
        day: received,
      })),
    });
    until = question.submitted;
  }
  return { records, until };
}
