import { addDays } from '../../../utils/domain/clock/calendar.ts';
import type { CalendarDate } from '../../../utils/domain/publication/record.ts';
import { csvTable } from '../../../utils/domain/exchange/csv.ts';
import type { MyQuestion } from '../../../utils/domain/following/mine.ts';
import { publicationUrl } from '../../../utils/domain/site/address.ts';
import { oneLine } from '../../../utils/domain/text/lines.ts';
import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../../../utils/domain/status/terms.ts';

const COLUMNS = [
  'nummer',
  'titel',
  'ingediend',
  'drie weken',
  'zes weken',
  'status',
  'stand',
  'indieners',
  'gevraagd aan',
  'gevolgd',
  'notities',
  'adres',
];

/**
 * The reader's questions as a table, one row each.
 *
 * @param wordOf the word for where a question stands, as the list shows it
 * @param today YYYY-MM-DD in Amsterdam: the day of a state that has no other
 */
export function writeTable(
  questions: readonly MyQuestion[],
  wordOf: (question: MyQuestion) => string,
  today: CalendarDate,
): string {
  const rows = questions.map((question) => {
    const { number, title, submitted, state, submitters, addressees, followed, notes, id } = question;
    const term = (days: number): string => (submitted === null || state === 'noTerm' ? '' : addDays(submitted, days));
    return [
      number,
      oneLine(title),
      submitted ?? '',
      term(FIRST_TERM_DAYS),
      term(SECOND_TERM_DAYS),
      wordOf(question),
      question.asOf ?? today,
      oneLine(submitters.map(({ name, party }) => (party === null ? name : `${name} (${party})`)).join(', ')),
      oneLine(addressees.join(', ')),
      followed ? 'ja' : 'nee',
      String(notes),
      publicationUrl(id),
    ];
  });
  return csvTable([COLUMNS, ...rows], ';');
}
