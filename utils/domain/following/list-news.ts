import * as z from 'zod/mini';
import { addDays } from '../clock/calendar.ts';
import type { CalendarDate } from '../publication/record.ts';
import type { CorpusRecord } from '../question-list/record.ts';
import { publicationUrl } from '../site/address.ts';
import { listShowsAbsence } from '../status/listed.ts';
import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../status/terms.ts';
import type { FollowEvent } from './event.ts';

/**
 * Finds what is new about the questions of a followed search, from the list of all questions alone. Pure. As with single questions
 * (`news.ts`) an event follows from the facts, and its key is the same whenever it is found again.
 */

/** What the list can tell of a question. */
const LIST_KINDS = ['new', 'answered', 'withdrawn', 'postponed', 'notice', 'threeWeeks', 'sixWeeks'] as const;
type ListKind = (typeof LIST_KINDS)[number];

/** What was known of the questions of a search. */
export const SearchKnowledge = z.object({
  /** Day up to which the list was whole. */
  updatedTo: z.string(),
  /** What had happened to each question, announced or not. */
  happened: z.record(z.string(), z.array(z.enum(LIST_KINDS))),
});
export type SearchKnowledge = z.infer<typeof SearchKnowledge>;

/** A question that was submitted this long before following began may still be published after it; in days. */
const PUBLISHED_LATE = 30;
/** A list that was whole up to this many days before following began lagged no more than a list does; in days. */
const LAGS = 2;
/** How long ended questions are remembered, in days: older ones are never announced as new. */
const REMEMBERED = 400;

const WAITS: ReadonlySet<CorpusRecord['state']> = new Set(['open', 'postponed', 'notice']);

const NOBODY: ReadonlySet<string> = new Set();

/** Whether something is a term that passed: it says that there was no answer. */
export const isTerm = (kind: string): kind is 'threeWeeks' | 'sixWeeks' => kind === 'threeWeeks' || kind === 'sixWeeks';

/** Whether something ended a question. */
const isEnded = (kinds: readonly ListKind[]): boolean => kinds.includes('answered') || kinds.includes('withdrawn');

/**
 * Which questions of the list are looked at: those that wait, recent ones, and those that waited when they were last looked at. However
 * old these are, their ending is news.
 *
 * @param known what was known of the search; null when following begins
 * @returns takes the day up to which the list is whole
 */
export const listedNews =
  (known: SearchKnowledge | null) =>
  ({ number, state, submitted }: Pick<CorpusRecord, 'number' | 'state' | 'submitted'>, day: string): boolean => {
    const before = known?.happened[number];
    return (
      WAITS.has(state) ||
      (submitted !== null && submitted >= addDays(day, -REMEMBERED)) ||
      (before !== undefined && !isEnded(before))
    );
  };

/** Something that happened, as the list tells it. `isCertain` as in `FollowEvent`. */
interface Happened {
  readonly kind: ListKind;
  readonly day: CalendarDate | null;
  readonly isCertain: boolean;
}

type Paper = NonNullable<CorpusRecord['papers']>[number];

/** The answers and notices of a question; null when the list does not know when they came. */
function papersOf({ papers, state, answered }: CorpusRecord): readonly Paper[] | null {
  if (papers !== null) return papers.some(({ day }) => day === null) ? null : papers;
  if (state === 'open') return [];
  return null === answered || state !== 'answered' ? null : [{ state, day: answered }];
}

/** The terms that had passed without what they ask for, on a day up to which the list is whole. */
function termsPassed(record: CorpusRecord, until: CalendarDate): Happened[] {
  const { submitted, state, kind } = record;
  const papers = papersOf(record);
  const isNone =
    submitted === null || kind === 'oral' || state === 'noTerm' || state === 'unknown' || state === 'closed';
  if (isNone || papers === null || !listShowsAbsence(submitted, until)) return [];
  const passed = (days: number, counts: (paper: Paper) => boolean): CalendarDate | null => {
    const due = addDays(submitted, days);
    const isMet = papers.some((paper) => counts(paper) && paper.day !== null && paper.day <= due);
    return until > due && !isMet ? addDays(due, 1) : null;
  };
  // A list that keeps only the answer does not know of a postponement before it.
  const three = record.papers === null && state !== 'open' ? null : passed(FIRST_TERM_DAYS, () => true);
  const six = passed(SECOND_TERM_DAYS, (paper) => paper.state === 'answered' || paper.state === 'withdrawn');
  return [
    ...(three === null ? [] : [{ kind: 'threeWeeks' as const, day: three, isCertain: true }]),
    ...(six === null
      ? []
      : [{ kind: 'sixWeeks' as const, day: six, isCertain: !papers.some((paper) => paper.state === 'notice') }]),
  ];
}

/** Everything that happened to a question until a day. */
function happenedTo(record: CorpusRecord, until: CalendarDate): Happened[] {
  const { state, answered, submitted } = record;
  const isPaper = state === 'answered' || state === 'withdrawn' || state === 'postponed' || state === 'notice';
  const dayOf = (kind: string): CalendarDate | null =>
    record.papers?.find((paper) => paper.state === kind && paper.day !== null)?.day ?? null;
  return [
    { kind: 'new', day: submitted, isCertain: true },
    ...(isPaper
      ? [{ kind: state, day: state === 'answered' ? (answered ?? dayOf(state)) : dayOf(state), isCertain: true }]
      : []),
    ...termsPassed(record, until),
  ];
}

/** From which day on something the list has only now is news. @param before day up to which the list was whole the last time */
const newsFrom = (before: CalendarDate, since: CalendarDate): CalendarDate =>
  // A list that lagged when following began has now caught up with what was published before that.
  before < addDays(since, -LAGS) ? since : addDays(since, -PUBLISHED_LATE);

/** Whether something that was not known before is news. @param early see `newsFrom` */
function isNews(
  { kind, day }: Happened,
  wasKnown: boolean,
  { early, since, until }: { readonly early: CalendarDate; readonly since: CalendarDate; readonly until: CalendarDate },
): boolean {
  if (kind === 'new') return day !== null && day >= early && day >= addDays(until, -REMEMBERED);
  if (isTerm(kind)) return day !== null && day >= since;
  // What the list first knows together with the question may be old.
  return wasKnown ? day === null || day >= early : day !== null && day >= since;
}

/**
 * What is new about the questions of a search.
 *
 * @param before null when following begins: then nothing is news
 * @param records those of the search that `listedNews` looks at
 * @param until day up to which nothing is missing from the list, not after today
 * @param since day on which following began, in Amsterdam
 * @param now ISO instant at which the list was looked through
 * @param doubted questions whose own facts forbid to say that there is no answer: their terms are told once those allow it
 */
export function newsOfList(
  before: SearchKnowledge | null,
  records: readonly CorpusRecord[],
  until: CalendarDate,
  since: CalendarDate,
  now: string,
  doubted: ReadonlySet<string> = NOBODY,
): { readonly known: SearchKnowledge; readonly events: readonly FollowEvent[] } {
  // A question that the list lost for a while is no new one when it is back.
  const happened: Record<string, ListKind[]> = Object.fromEntries(
    Object.entries(before?.happened ?? {}).filter(
      ([number, kinds]) => number.slice(0, 4) >= addDays(until, -2 * REMEMBERED).slice(0, 4) || !isEnded(kinds),
    ),
  );
  const from = { early: newsFrom(before?.updatedTo ?? until, since), since, until };
  const events: FollowEvent[] = [];
  for (const record of records) {
    const all = happenedTo(record, until).filter(({ kind }) => !isTerm(kind) || !doubted.has(record.number));
    const known = before?.happened[record.number];
    happened[record.number] = [...new Set([...(known ?? []), ...all.map(({ kind }) => kind)])];
    if (before === null) continue;
    for (const one of all)
      if (known?.includes(one.kind) !== true && isNews(one, known !== undefined, from))
        events.push(eventOf(record, one, now));
  }
  return { known: { updatedTo: until, happened }, events };
}

const eventOf = (
  { number, id, title }: CorpusRecord,
  { kind, day, isCertain }: Happened,
  now: string,
): FollowEvent => ({
  key: `${number}|${kind}|`,
  number,
  kind,
  title,
  day,
  isCertain,
  // The list knows that there is a document, not which.
  document: null,
  url: publicationUrl(id),
  source: 'sru',
  readAt: now,
});
