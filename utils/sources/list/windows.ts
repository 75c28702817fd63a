import * as z from 'zod/mini';
import { addDays, daysBetween } from '../../domain/clock/calendar.ts';
import { CalendarDate } from '../../domain/publication/record.ts';
import { SRU } from '../../domain/site/services.ts';
import { cqlString } from '../cql.ts';

/**
 * What is asked of the search service to know every question: windows of days, one after another, page by page.
 * The whole plan is a plain value, so that a stopped update goes on where it was. Pure.
 */

/** The service gives up from record 10,000 on; a window stays well below, its counts are estimates. */
const WINDOW_LIMIT = 9_000;

/** First day that is asked for: the numbers of today's form begin in 2007. */
const FIRST_DAY = '2007-01-01';

const Window = z.object({
  series: z.enum(['questions', 'appendices']),
  /** `available`: day of publication; `modified`: day of the last change. */
  by: z.enum(['available', 'modified']),
  from: CalendarDate,
  /** Last day, included. */
  to: CalendarDate,
});
export type Window = z.infer<typeof Window>;

/** An update under way. */
export const CollectState = z.object({
  kind: z.enum(['changes', 'all']),
  /** Windows still to be read; the first one is being read. */
  todo: z.array(Window),
  /** Position of the next record in the first window, from 1. */
  start: z.int(),
  /** Records read so far. */
  done: z.int(),
  /** Records there seem to be in the windows seen and guessed for the others. */
  expected: z.int(),
  /** The day up to which everything is known when this is done. */
  until: CalendarDate,
});
export type CollectState = z.infer<typeof CollectState>;

/** Records a year in each series, about: 43,000 questions and 60,000 appendices in 18 years. */
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
 * A plan for everything published from `from` up to and including `until`, newest year first, so that a stopped
 * collection already holds what is asked about most.
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
 * @param since last day that is known whole; it is asked again, since it may have been read before it was over
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
 * The plan after a page was read.
 *
 * @param page what the service said: `next` may be missing though more follow, `total` is an estimate
 * @returns the plan; `tooMany` true when the page must not be counted, since its window is split and read again
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
