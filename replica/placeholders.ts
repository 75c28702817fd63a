import { longDocument } from './long-document.ts';
import { manyNumbers } from './many-numbers.ts';

const MONTHS = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

/** Calendar date `days` after `date`, both YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** `2024-02-07` as documents print it: `7 februari 2024`. */
function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** `2024-02-07` as the site prints it in tables: `07-02-2024`. */
export function shortDate(date: string): string {
  return date.split('-').toReversed().join('-');
}

/** Today's calendar date in Amsterdam, YYYY-MM-DD. */
export function todayInAmsterdam(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(now);
}

/**
 * Replaces what a data file may leave open: `{{today-10}}` (ISO date), `{{today-10:long}}`
 * (`13 november 2026`) and `{{long 300000}}` (questions and answers with at least that many
 * characters of text; `{{long 300000 questions}}` gives the same questions without the answers), and
 * `{{numbers 10000}}` (paragraphs that name so many publications).
 *
 * @param text a data file
 * @param today the calendar date that `today` stands for, YYYY-MM-DD
 */
export function expandPlaceholders(text: string, today: string): string {
  return text
    .replaceAll(/\{\{today([+-]\d+)?(:long)?\}\}/g, (_match, days: string | undefined, long: string | undefined) => {
      const date = addDays(today, Number(days ?? 0));
      return long === undefined ? date : longDate(date);
    })
    .replaceAll(/\{\{long (\d+)( questions)?\}\}/g, (_match, characters: string, questions: string | undefined) =>
      longDocument(Number(characters), questions === undefined),
    )
    .replaceAll(/\{\{numbers (\d+)\}\}/g, (_match, count: string) => manyNumbers(Number(count)));
}
