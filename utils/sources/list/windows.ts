import * as z from 'zod/mini';
import { addDays, daysBetween } from '../../domain/clock/calendar.ts';
import { CalendarDate } from '../../domain/publication/record.ts';
import { SRU } from '../../domain/site/services.ts';
import { cqlString } from '../cql.ts';

/**
 * The plan for fetching every question from the search service: ranges of days, one after another, page by page. The
 * plan is a plain value, so that a stopped update can resume. Pure.
 */

/** The service fails from record 10,000 on. Stay well below that, because its counts are estimates. */
const WINDOW_LIMIT = 9_000;

/** First day to fetch. Question numbers in their current form start in 2007. */
const FIRST_DAY = '2007-01-01';

const Window = z.object({
  series: z.enum(['questions', 'appendices']),
  /** `available`: day of publication; `modified`: day of the last change. */
  by: z.enum(['available', 'modified']),
  from: CalendarDate,
  /** Last day, inclusive. */
  to: CalendarDate,
});
export type Window = z.infer<typeof Window>;

/** Progress of an update. */
export const CollectState = z.object({
  kind: z.enum(['changes', 'all']),
  /** Windows still to read. The first is in progress. */
  todo: z.array(Window),
  /** Position of the next record in the first window, from 1. */
  start: z.int(),
  /** Records read so far. */
  done: z.int(),
  /** Expected number of records: reported for the windows seen, guessed for the others. */
  expected: z.int(),
  /** The day up to which the list will be complete. */
  until: CalendarDate,
});
export type CollectState = z.infer<typeof CollectState>;

/** Approximate records per year: 43,000 questions and 60,000 appendices in 18 years. */
const GUESS = { questions: 2_500, appendices: 3_500 } as const;

function guess(windows: readonly Window[]): number {
  return windows.reduce(
    (sum, { series, from, to }) => sum + Math.ceil((GUESS[series] * (daysBetween(from, to) + 1)) / 365),
    0,
  );
}

function years(from: string, to: string): { from: string; to: string }[] {
  const spans: { from: string; to: string }[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    spans.push({
      from: `${year}-01-01` < from ? from : `${year}-01-01`,
      to: `${year}-12-31` > to ? to : `${year}-12-31`,
    });
  return spans;
}

/**
 * A plan for everything published from `from` up to and including `until`. Newest year first, so that an incomplete
 * collection already contains what readers need most.
 */
export function planAll(until: string, from: string = FIRST_DAY): CollectState {
  const spans = years(from, until).toReversed();
  const todo = spans.flatMap((span) =>
    (['questions', 'appendices'] as const).map((series) => ({ series, by: 'available' as const, ...span })),
  );
  return { kind: 'all', todo, start: 1, done: 0, expected: guess(todo), until };
}

/**
 * A plan for what was published or changed since a day.
 *
 * @param since last day that was fetched; it is fetched again, as it may not have been over at the time
 */
export function planChanges(since: string, until: string): CollectState {
  const from = since > until ? until : since;
  const todo = (['questions', 'appendices'] as const).map((series) => ({
    series,
    by: 'modified' as const,
    from,
    to: until,
  }));
  return { kind: 'changes', todo, start: 1, done: 0, expected: 0, until };
}

/** The address of the next page; null when the plan is done. */
export function nextAddress(state: CollectState, pageSize: number): string | null {
  const [window] = state.todo;
  if (window === undefined) return null;
  const { index, value } = SRU;
  const day = window.by === 'available' ? 'dt.available' : 'dt.modified';
  const query = [
    `${index.productArea}==${value.productArea}`,
    `${index.publicationName}==${cqlString(window.series === 'questions' ? value.questions : value.appendices)}`,
    `${day}>=${cqlString(window.from)}`,
    `${day}<=${cqlString(window.to)}`,
  ].join(' AND ');
  const parameters = new URLSearchParams({
    operation: 'searchRetrieve',
    version: SRU.version,
    query,
    maximumRecords: String(pageSize),
    startRecord: String(state.start),
    recordSchema: SRU.schema,
  });
  return `${SRU.address}?${parameters.toString()}`;
}

function halves(window: Window): Window[] {
  const days = daysBetween(window.from, window.to);
  const middle = addDays(window.from, Math.floor(days / 2));
  return [
    { ...window, from: addDays(middle, 1) },
    { ...window, to: middle },
  ];
}

/**
 * Updates the plan after a page was read.
 *
 * @param page answer of the service; `next` may be missing although more follow, and `total` is an estimate
 * @returns the new plan; `tooMany` is true when the page must be ignored, because its window is split and read again
 */
export function afterPage(
  state: CollectState,
  page: { returned: number; next: number | null; total: number },
  pageSize: number,
): { state: CollectState; tooMany: boolean } {
  const [window, ...rest] = state.todo;
  if (window === undefined) return { state, tooMany: false };
  if (state.start === 1 && page.total > WINDOW_LIMIT && window.from < window.to)
    return { state: { ...state, todo: [...halves(window), ...rest] }, tooMany: true };
  const done = state.done + page.returned;
  const following = page.next ?? (page.returned >= pageSize ? state.start + page.returned : null);
  const more =
    page.returned > 0 && following !== null && following > state.start && following <= WINDOW_LIMIT + pageSize;
  const left = more ? Math.max(0, page.total - (following - 1)) : 0;
  const expected = Math.max(done, done + left + (state.kind === 'all' ? guess(rest) : 0));
  return more
    ? { state: { ...state, start: following, done, expected }, tooMany: false }
    : { state: { ...state, todo: rest, start: 1, done, expected }, tooMany: false };
}
