import { dayOfInstant } from '../../domain/clock/today.ts';
import type { RelatedItem } from '../file/contract.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import type { Dossier } from '../../domain/dossier/types.ts';
import type { CalendarDate } from '../../domain/publication/record.ts';
import { questionIds } from '../../domain/dossier/question-number.ts';
import { type ListedFacts, statusOfListed } from '../../domain/status/listed.ts';
import { daysOf, isWaiting } from '../../domain/status/standing.ts';
import type { RelatedRow, ViewState } from './contract.ts';
import type { Status } from '../../domain/status/types.ts';
import { spelledWords } from './words.ts';

/** A state with the days that belong to it. */
export type StateAndDays = Pick<RelatedRow, 'state' | 'days' | 'asOf'>;

const NOTHING_KNOWN: StateAndDays = { state: 'unknown', days: null, asOf: null };

/**
 * Where a question stands by the list alone, by the rules of `utils/domain/status`. What can still change is told for the day the
 * list was updated to: an answer that came later is not in it.
 *
 * @param updatedTo null when no day is known
 * @param today YYYY-MM-DD in Amsterdam
 */
export function standingOf(record: ListedFacts | null, updatedTo: string | null, today: string): StateAndDays {
  if (record === null) return NOTHING_KNOWN;
  const whole = updatedTo !== null && updatedTo < today ? updatedTo : today;
  // A question that was found after the list was last whole is known for its own day.
  const { submitted } = record;
  const day = submitted !== null && submitted > whole && submitted <= today ? submitted : whole;
  const status = statusOfListed(record, day);
  if (status === null) return record.state === 'closed' ? { ...NOTHING_KNOWN, state: 'closed' } : NOTHING_KNOWN;
  // That there is a notice is known also when nothing more can be said.
  if (status.state === 'unknown' && record.state === 'notice')
    return { state: 'notice', days: null, asOf: day === today ? null : day };
  return told(status, day, today);
}

/** Where a question stands by what was looked up about it, which is better than the list. */
export function standingOfDossier(
  { status, checkedAt }: Pick<Dossier, 'status' | 'checkedAt'>,
  today: string,
): StateAndDays {
  const checked = dayOfInstant(checkedAt);
  // A check that claims to be from the future counts as of today.
  return told(status, checked === null || checked > today ? today : checked, today);
}

/** A status as a row tells it. The day is left out where nothing can change any more. */
const told = (status: Status, day: CalendarDate, today: CalendarDate): StateAndDays => ({
  state: status.state,
  days: daysOf(status, day),
  asOf: isWaiting(status) && day !== today ? day : null,
});

/** A member's name for readers: without the initials that tell namesakes apart. */
export const readableName = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/, '') || name;

/** A question as the search told it in passing. */
export interface NamedQuestion {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
}

/** What a row is made of besides the item itself. */
export interface RowContext {
  /** Title of the question at hand. */
  readonly title: string;
  readonly updatedTo: string | null;
  readonly today: string;
  /** Remembered dossiers by number. */
  readonly dossiers: ReadonlyMap<string, Dossier>;
  /** What the search for the question at hand told of others that name it, by number. */
  readonly named?: ReadonlyMap<string, NamedQuestion>;
  /** Notes of the reader by number. */
  readonly notes: ReadonlyMap<string, number>;
}

/** A related question as it is drawn. */
export function rowOf({ number, record, reasons }: RelatedItem, context: RowContext): RelatedRow {
  const dossier = context.dossiers.get(number);
  const listed = standingOf(record, context.updatedTo, context.today);
  const known = dossier === undefined ? null : standingOfDossier(dossier, context.today);
  // What nobody could find out about it is no improvement on the list.
  const standing = known === null || known.state === 'unknown' ? listed : known;
  const named = context.named?.get(number);
  const title = record?.title || dossier?.title || named?.title || '';
  return {
    number,
    id: record?.id ?? dossier?.question ?? named?.id ?? questionIds(number)[0] ?? `kv-tk-${number}`,
    title,
    date: record?.submitted ?? dossier?.status.submitted ?? named?.date ?? null,
    submitters: (record?.submitters ?? []).map(({ name, party }) => ({ name: readableName(name), party })),
    ...standing,
    reasons: reasons.map((reason) => ({
      kind: reason.kind,
      words: reason.kind === 'sameSubject' ? spelledWords(reason.words, [title, context.title]) : [],
    })),
    notes: context.notes.get(number) ?? 0,
  };
}

/** State of the question at hand: what was looked up, else the list. */
export function ownState(dossier: Dossier | null, record: CorpusRecord | null, context: RowContext): ViewState {
  if (dossier !== null && dossier.status.state !== 'unknown') return dossier.status.state;
  return standingOf(record, context.updatedTo, context.today).state;
}
