import { addDays } from '../../../utils/domain/clock/calendar.ts';
import type { CorpusRecord } from '../../../utils/domain/question-list/record.ts';
import { listed } from '../../unit/questions/listed.ts';

/** The day up to which the list is whole. */
export const UNTIL = '2024-10-02';
/** The number of a question that has waited for 62 days, at one of the two ministries. */
export const LATE = '2024Z00901';

const OFFICES = ['Minister van Financiën', 'Minister van Defensie'];
/** Days to the answer of each four questions. */
const DAYS = [15, 15, 40, 70];

const one = (serial: number, part: Partial<CorpusRecord>): CorpusRecord =>
  listed(`2024Z${String(serial).padStart(5, '0')}`, {
    title: `Verzonnen vraag over veerpont nummer ${serial}`,
    submitted: '2024-01-10',
    submitters: [{ name: 'Anna Voorbeeld (A.)', party: serial % 3 === 0 ? 'DEF' : 'ABC' }],
    subjects: ['Verkeer | Water'],
    state: 'answered',
    papers: [],
    ...part,
  });

/**
 * A hundred answered questions and one waiting of each of two ministries, and an oral one: invented, with known figures.
 *
 * @param until the day up to which the list is whole
 */
export function figureRecords(until = UNTIL): CorpusRecord[] {
  const answered = OFFICES.flatMap((office, which) =>
    Array.from({ length: 100 }, (_, at) => {
      const submitted = addDays('2023-01-10', Math.floor(at * 4.5));
      const days = DAYS[at % DAYS.length] ?? 0;
      const answer = addDays(submitted, days);
      return one(which * 100 + at, {
        submitted,
        addressees: [office],
        answered: answer,
        papers: [
          ...(days === 40 ? [{ state: 'postponed' as const, day: addDays(submitted, 20) }] : []),
          { state: 'answered', day: answer },
        ],
      });
    }),
  );
  const waiting = OFFICES.map((office, at) =>
    one(901 + at, {
      title: 'Verzonnen wachtende vraag',
      submitted: addDays(until, at === 0 ? -62 : -5),
      addressees: [office],
      state: 'open',
    }),
  );
  return [...answered, ...waiting, one(950, { kind: 'oral', state: 'noTerm' })];
}
