import { dayOfInstant } from '../../domain/clock/today.ts';
import type { RelatedItem } from '../file/contract.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import type { Dossier } from '../../domain/dossier/types.ts';
import type { CalendarDate } from '../../domain/publication/record.ts';
import { questionIds } from '../../domain/dossier/question-number.ts';
import { type ListedFacts, statusOfListed } from '../../domain/status/listed.ts';
import { daysBetween } from '../../domain/clock/calendar.ts';
import { LINKED_SINCE } from '../../domain/status/compute.ts';
import { isLongAgo, shownAs } from '../../domain/status/long-ago.ts';
import { daysOf, isWaiting } from '../../domain/status/days.ts';
import { forbidsAbsence, listMayTell } from '../../domain/status/standing.ts';
import { isLate, type ViewState } from '../../domain/status/states.ts';
import type { RelatedRow } from './contract.ts';
import type { Status } from '../../domain/status/types.ts';
import { spellStems } from './words.ts';

/** A state, with its days. */
export type StateAndDays = Pick<RelatedRow, 'state' | 'days' | 'asOf'>;

const NOTHING_KNOWN: StateAndDays = { state: 'unknown', days: null, asOf: null };

/**
 * The state of a question by the list alone, by the rules of utils/domain/status. A state that can still change is that of the day up to
 * which the list was updated: it does not have later answers.
 *
 * @param updatedTo null when no day is known
 * @param today YYYY-MM-DD in Amsterdam
 */
export function listState(record: ListedFacts | null, updatedTo: string | null, today: string): StateAndDays {
  if (record === null) return NOTHING_KNOWN;
  const whole = updatedTo !== null && updatedTo < today ? updatedTo : today;
  // A question that was read after that day is known as of its own day.
  const { submitted } = record;
  const day = submitted !== null && submitted > whole && submitted <= today ? submitted : whole;
  const status = statusOfListed(record, day);
  if (status === null) return record.state === 'closed' ? { ...NOTHING_KNOWN, state: 'closed' } : NOTHING_KNOWN;
  const asOf = day === today ? null : day;
  // That there is a notice is known even when nothing more is.
  if (status.state === 'unknown' && record.state === 'notice') return { state: 'notice', days: null, asOf };
  return silentRow(status, day, asOf) ?? statusRow(status, { known: day, computed: day, today });
}

/**
 * Of a question that the list has waiting for over a year, all that is known is that no answer was found, and not even that where answers were
 * not linked yet; null for any other.
 */
function silentRow(status: Status, day: CalendarDate, asOf: CalendarDate | null): StateAndDays | null {
  const { state, submitted } = status;
  if (state !== 'unknown' || forbidsAbsence(status) || submitted === null) return null;
  return submitted >= LINKED_SINCE && isLongAgo(submitted, day)
    ? { state: 'noAnswer', days: daysBetween(submitted, day), asOf }
    : null;
}

/** The state of a question by its dossier, which knows better than the list. */
export function standingOfDossier(
  { status, checkedAt }: Pick<Dossier, 'status' | 'checkedAt'>,
  today: string,
): StateAndDays {
  const checked = dayOfInstant(checkedAt);
  // A check that claims to be from the future counts as of today.
  return statusRow(status, { known: checked === null || checked > today ? today : checked, computed: today, today });
}

/**
 * How a question stands: by its own dossier, and by the list where that may tell more.
 *
 * @param dossier null when nothing was read of it
 * @param listed see {@link listState}
 */
export function standingOf(
  dossier: Pick<Dossier, 'status' | 'checkedAt'> | null,
  listed: StateAndDays,
  today: string,
): StateAndDays {
  return dossier === null || listMayTell(dossier.status, listed.state) ? listed : standingOfDossier(dossier, today);
}

/**
 * A status as a row shows it. Without a day when nothing can change any more.
 *
 * @param days the day for which it is known, and that for which it was computed
 */
function statusRow(status: Status, days: Record<'known' | 'computed' | 'today', CalendarDate>): StateAndDays {
  const { submitted } = status;
  const { known, computed, today } = days;
  const state = shownAs(status.state, submitted, computed);
  return {
    state,
    days: state === 'noAnswer' && submitted !== null ? daysBetween(submitted, known) : daysOf(status, known),
    asOf: isWaiting(status) && known !== today ? known : null,
  };
}

/**
 * How late a question is by the list, as of the day up to which the list is whole. A dossier may be older or newer than the list, so its
 * state and days are never mixed with those of the list; it can only take back what the list says: when it knows an ending, or a term
 * that was still running on that day, as after a postponement that the list does not have, or when it forbids to say that there is no answer.
 *
 * @returns null when the question is not late, as far as either knows; `days` are past the later of the terms they know
 */
export function lateByList(
  record: CorpusRecord,
  { updatedTo, today, dossiers }: Pick<RowContext, 'updatedTo' | 'today' | 'dossiers'>,
): { readonly state: ViewState; readonly days: number } | null {
  const { state, days, asOf } = listState(record, updatedTo, today);
  if (!isLate(state) || days === null) return null;
  const status = dossiers.get(record.number)?.status;
  if (status === undefined) return { state, days };
  if (forbidsAbsence(status)) return null;
  if (status.state === 'unknown') return { state, days };
  if (!('due' in status)) return null;
  const left = daysBetween(status.due, asOf ?? today);
  return left <= 0 ? null : { state, days: Math.min(days, left) };
}

/** The name of a member without the initials that tell namesakes apart. */
export const readableName = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/, '') || name;

/** What a search for another question said about a question. */
export interface NamedQuestion {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
}

/** What a row is made of, besides the item itself. */
export interface RowContext {
  /** Title of the question at hand. */
  readonly title: string;
  readonly updatedTo: string | null;
  readonly today: string;
  /** Dossiers in the cache, by number. */
  readonly dossiers: ReadonlyMap<string, Dossier>;
  /** What the search for the question at hand said about others that name it, by number. */
  readonly named?: ReadonlyMap<string, NamedQuestion>;
  /** Number of the reader's notes, by number of the question. */
  readonly notes: ReadonlyMap<string, number>;
  /** The questions that the reader follows; left out when that is not known. */
  readonly followed?: ReadonlySet<string> | undefined;
}

/** What a row tells of a question besides its state: from the list, else from what was looked up, else from what was seen in passing. */
function factsOf(
  number: string,
  record: CorpusRecord | null,
  { dossiers, named }: RowContext,
): Pick<RelatedRow, 'id' | 'title' | 'date'> {
  const dossier = dossiers.get(number);
  const seen = named?.get(number);
  const known = [
    ...(record === null ? [] : [{ id: record.id, title: record.title, date: record.submitted }]),
    ...(dossier === undefined ? [] : [{ id: dossier.question, title: dossier.title, date: dossier.status.submitted }]),
    ...(seen === undefined ? [] : [seen]),
  ];
  return {
    id: known.find(({ id }) => id !== null)?.id ?? questionIds(number)[0] ?? `kv-tk-${number}`,
    title: known.find(({ title }) => title)?.title ?? '',
    date: known.find(({ date }) => date !== null)?.date ?? null,
  };
}

/** What a reason is about, as titles spell it; of a category its own name, without those above it. */
function wordsOf(reason: RelatedItem['reasons'][number], titles: readonly string[]): string[] {
  if (reason.kind === 'sameCategory') return reason.names.map((name) => name.split(/\s*\|\s*/).at(-1) || name);
  return reason.kind === 'sameSubject' ? spellStems(reason.words, titles) : [];
}

/** A related question as it is shown. */
export function rowOf({ number, record, likely, reasons }: RelatedItem, context: RowContext): RelatedRow {
  const listed = listState(record, context.updatedTo, context.today);
  const facts = factsOf(number, record, context);
  return {
    number,
    ...facts,
    submitters: (record?.submitters ?? []).map(({ name, party }) => ({ name: readableName(name), party })),
    ...standingOf(context.dossiers.get(number) ?? null, listed, context.today),
    likely,
    reasons: reasons.map((reason) => ({
      kind: reason.kind,
      words: wordsOf(reason, [facts.title, context.title]),
    })),
    notes: context.notes.get(number) ?? 0,
    ...(context.followed === undefined ? {} : { followed: context.followed.has(number) }),
  };
}

/** State of the question at hand: by its dossier, else by the list. */
export function ownState(dossier: Dossier | null, record: CorpusRecord | null, context: RowContext): ViewState {
  return standingOf(dossier, listState(record, context.updatedTo, context.today), context.today).state;
}
