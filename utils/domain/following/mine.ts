import * as z from 'zod/mini';
import { addDays } from '../clock/calendar.ts';
import { ministryName } from '../ministries/ministry.ts';
import { MINISTRY_KEYS, type MinistryKey } from '../ministries/table.ts';
import { CalendarDate } from '../publication/record.ts';
import { isLate, VIEW_STATES } from '../status/states.ts';
import { FollowedNumber } from './follow.ts';

/** The reader's own questions, followed or with notes, by what matters today. Pure. */

const text = (most: number) => z.string().check(z.maxLength(most));

/** Limits of titles and names in UTF-16 units, and of the number of names; longer ones in the sources are cut. */
export const MAX_SHORT_TITLE = 1_000;
export const MAX_SHORT_NAME = 200;
export const MAX_SUBMITTERS = 150;
export const MAX_ADDRESSEES = 50;

/** A question of the reader's. */
export const MyQuestion = z.object({
  number: FollowedNumber,
  /** Identifier of its publication. */
  id: text(200),
  /** Empty while nothing was read. */
  title: text(MAX_SHORT_TITLE),
  submitted: z.nullable(CalendarDate),
  submitters: z
    .array(z.object({ name: text(MAX_SHORT_NAME), party: z.nullable(text(MAX_SHORT_NAME)) }))
    .check(z.maxLength(MAX_SUBMITTERS)),
  addressees: z.array(text(MAX_SHORT_NAME)).check(z.maxLength(MAX_ADDRESSEES)),
  /** Ministries of the addressees on the day of submission, as far as they are known. */
  ministries: z.array(z.enum(MINISTRY_KEYS)).check(z.maxLength(MAX_ADDRESSEES)),
  state: z.enum(VIEW_STATES),
  /** The sources were asked, and know no question with this number. */
  isMissing: z.boolean(),
  /** The end of the term it is measured by: of three weeks, or six when it was postponed. Null without one, or when it ended. */
  due: z.nullable(CalendarDate),
  /** As `daysOf`. */
  days: z.nullable(z.int()),
  /** The day the state is of, while it can still change; null when that is today. */
  asOf: z.nullable(CalendarDate),
  followed: z.boolean(),
  /** Whether it may be shown as a notification. */
  notify: z.boolean(),
  notes: z.int(),
  /** Events that the reader has not seen. */
  unseen: z.int(),
});
export type MyQuestion = z.infer<typeof MyQuestion>;

/** What matters, the most first. `week`: the term ends within seven days; `unknown`: nothing certain is known. */
export const MINE_GROUPS = ['news', 'late', 'week', 'waiting', 'unknown', 'ended'] as const;
export type MineGroup = (typeof MINE_GROUPS)[number];

const WAITING: ReadonlySet<string> = new Set(['open', 'postponed', 'probablyPostponed']);
const NOTHING_CERTAIN: ReadonlySet<string> = new Set(['unknown', 'notice', 'noAnswer']);
const SOON_DAYS = 7;
/** Where a question stands in the list. */
function groupOf(question: MyQuestion, today: CalendarDate): MineGroup {
  const { state, due, unseen } = question;
  if (unseen > 0) return 'news';
  if (isLate(state)) return 'late';
  if (WAITING.has(state)) return due !== null && due <= addDays(today, SOON_DAYS) ? 'week' : 'waiting';
  return NOTHING_CERTAIN.has(state) ? 'unknown' : 'ended';
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** By term, those without one last, then the newest first. */
const byTerm = (a: MyQuestion, b: MyQuestion): number =>
  compare(a.due ?? '~', b.due ?? '~') || compare(b.submitted ?? '', a.submitted ?? '') || compare(a.number, b.number);

/** The groups that hold something, each sorted by term. */
export function mineGroups(
  questions: readonly MyQuestion[],
  today: CalendarDate,
): { readonly group: MineGroup; readonly questions: readonly MyQuestion[] }[] {
  const found = Map.groupBy(questions, (question) => groupOf(question, today));
  return MINE_GROUPS.flatMap((group) => {
    const own = found.get(group);
    return own === undefined ? [] : [{ group, questions: own.toSorted(byTerm) }];
  });
}

/** A day with the questions whose term ends on it. */
export interface TermDay {
  readonly day: CalendarDate;
  readonly questions: readonly MyQuestion[];
}

const CALENDAR_DAYS = 42;

/** The coming six weeks, day by day, today first. */
export function comingTerms(questions: readonly MyQuestion[], today: CalendarDate): TermDay[] {
  const waiting = questions.filter(({ state, due }) => WAITING.has(state) && due !== null);
  const byDay = Map.groupBy(waiting, ({ due }) => due ?? '');
  return Array.from({ length: CALENDAR_DAYS }, (_, nth) => {
    const day = addDays(today, nth);
    return { day, questions: byDay.get(day) ?? [] };
  });
}

/** What the reader narrows the list to; null for all. */
export interface MineFilter {
  readonly ministry: MinistryKey | null;
  readonly member: string | null;
  readonly party: string | null;
  readonly addressee: string | null;
}

/** A choice of a filter. */
export interface MineOffer {
  readonly value: string;
  readonly name: string;
}

/** The different ones of some names, where there is a choice at all. */
function distinct<T extends string>(all: readonly T[], nameOf: (value: T) => string = (value) => value): MineOffer[] {
  const found = [...new Set(all)].map((value) => ({ value, name: nameOf(value) }));
  return found.length > 1 ? found.toSorted((a, b) => a.name.localeCompare(b.name, 'nl')) : [];
}

/** What can be asked: only what the data holds, and more than one of. */
export function mineOffers(questions: readonly MyQuestion[]): Record<keyof MineFilter, readonly MineOffer[]> {
  return {
    ministry: distinct(
      questions.flatMap(({ ministries }) => ministries),
      ministryName,
    ),
    member: distinct(questions.flatMap(({ submitters }) => submitters.map(({ name }) => name))),
    party: distinct(questions.flatMap(({ submitters }) => submitters.flatMap(({ party }) => party ?? []))),
    addressee: distinct(questions.flatMap(({ addressees }) => addressees)),
  };
}

/** Whether a question passes. */
export const matchesFilter = (
  { submitters, addressees, ministries }: MyQuestion,
  { ministry, member, party, addressee }: MineFilter,
): boolean =>
  (ministry === null || ministries.includes(ministry)) &&
  (member === null || submitters.some(({ name }) => name === member)) &&
  (party === null || submitters.some((one) => one.party === party)) &&
  (addressee === null || addressees.includes(addressee));
