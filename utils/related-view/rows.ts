import { daysBetween } from '../clock/calendar.ts';
import type { CorpusRecord, RelatedItem } from '../corpus/contract.ts';
import type { Dossier } from '../dossier/types.ts';
import { questionIds } from '../dossier/questionNumber.ts';
import type { RelatedRow, ViewState } from './contract.ts';
import type { StateName } from '../status/types.ts';
import { spelledWords } from './words.ts';

/** The terms of the Reglement van Orde (art. 12.2), in days. */
const THREE_WEEKS = 21;
const SIX_WEEKS = 42;

/** A state with the days that belong to it. */
export type Standing = Pick<RelatedRow, 'state' | 'days' | 'asOf'>;

/**
 * Where a question stands by the list alone. What can still change is told for the day the list was updated to:
 * an answer that came later is not in it.
 *
 * @param updatedTo null when no day is known
 * @param today YYYY-MM-DD in Amsterdam
 */
export function standingOf(
  record: Pick<CorpusRecord, 'submitted' | 'answered' | 'state'> | null,
  updatedTo: string | null,
  today: string,
): Standing {
  if (record === null) return { state: 'unknown', days: null, asOf: null };
  const { submitted, answered, state } = record;
  if (state === 'answered') {
    const days = submitted === null || answered === null ? null : daysBetween(submitted, answered);
    return { state, days, asOf: null };
  }
  if (state === 'closed' || state === 'withdrawn' || state === 'noTerm') return { state, days: null, asOf: null };
  const day = updatedTo !== null && updatedTo < today ? updatedTo : today;
  const asOf = day === today ? null : day;
  if (state === 'unknown') return { state, days: null, asOf: null };
  const days = submitted === null || submitted > day ? null : daysBetween(submitted, day);
  const term = state === 'open' ? THREE_WEEKS : SIX_WEEKS;
  const late = state !== 'notice' && days !== null && days > term;
  return { state: late ? 'overdue' : state, days, asOf };
}

/** Whether days still count in a state. */
const WAITING = {
  answered: false,
  settledByLetter: false,
  withdrawn: false,
  open: true,
  postponed: true,
  probablyPostponed: true,
  overdue: true,
  probablyOverdue: true,
  noTerm: false,
  unknown: false,
} as const satisfies Record<StateName, boolean>;

/** Where a question stands by what was looked up about it, which is better than the list. */
export function standingOfDossier({ status, checkedAt }: Dossier, today: string): Standing {
  const { state } = status;
  if (state === 'answered') return { state, days: status.days, asOf: null };
  const waiting = WAITING[state];
  const day = checkedAt.slice(0, 10);
  const { submitted } = status;
  return {
    state,
    days: waiting && submitted !== null && submitted <= day ? daysBetween(submitted, day) : null,
    asOf: waiting && day < today && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
  };
}

/** A member's name for readers: without the initials that tell namesakes apart. */
export const readableName = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/, '') || name;

/** What a row is made of besides the item itself. */
export interface RowContext {
  /** Title of the question at hand. */
  readonly title: string;
  readonly updatedTo: string | null;
  readonly today: string;
  /** Remembered dossiers by number. */
  readonly dossiers: ReadonlyMap<string, Dossier>;
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
  const title = record?.title || dossier?.title || '';
  return {
    number,
    id: record?.id ?? questionIds(number)[0] ?? `kv-tk-${number}`,
    title,
    date: record?.submitted ?? dossier?.status.submitted ?? null,
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
