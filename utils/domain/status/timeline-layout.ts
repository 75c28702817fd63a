import { SECOND_TERM_DAYS } from './terms.ts';
import type { TimelinePoint } from './types.ts';

/** A point of the drawn timeline. */
export interface PlacedPoint {
  point: TimelinePoint;
  /** Place on the line, 0 to 100. */
  at: number;
  /** Terms are written above the line, what happened below it. */
  row: 'above' | 'below';
  /** Side of the point its words hang on; `none` when there is no room (the list still tells it). */
  label: 'start' | 'middle' | 'end' | 'none';
}

/** Share of the line given to the six weeks when the story goes on much longer. */
const TERM_SHARE = 60;

/** The days from 1970 to a calendar date; NaN when it is none. */
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

const TERMS: ReadonlySet<TimelinePoint['what']> = new Set(['threeWeeks', 'sixWeeks']);

/** What keeps its words when two points are too close, most important first. */
const WEIGHT: readonly TimelinePoint['what'][] = [
  'answer',
  'settledByLetter',
  'withdrawn',
  'today',
  'submitted',
  'postponement',
  'sixWeeks',
  'threeWeeks',
  'notice',
  'supplement',
];

/**
 * Places the points of a timeline on a line.
 *
 * Days are drawn to scale; when the story runs on for more than nine weeks the six weeks get 60 %
 * of the line and the rest is compressed, so that the terms stay readable.
 *
 * @param points points with calendar dates, in any order; dates that do not exist are left out
 * @param widths width of the line and of the words of each point, in px, to keep words apart
 * @returns the points in order of date; empty when there are fewer than two different days
 */
export function placeTimeline(
  points: readonly TimelinePoint[],
  widths: { line: number; label: (point: TimelinePoint) => number },
): PlacedPoint[] {
  const known = points
    .filter((point) => !Number.isNaN(dayOf(point.date)))
    .toSorted((a, b) => dayOf(a.date) - dayOf(b.date));
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = dayOf(first.date);
  const span = dayOf(last.date) - start;
  if (span === 0) return [];
  const at = (date: string): number => {
    const days = dayOf(date) - start;
    if (span <= SECOND_TERM_DAYS * 1.5) return (days / span) * 100;
    if (days <= SECOND_TERM_DAYS) return (days / SECOND_TERM_DAYS) * TERM_SHARE;
    return TERM_SHARE + ((days - SECOND_TERM_DAYS) / (span - SECOND_TERM_DAYS)) * (100 - TERM_SHARE);
  };
  const placed = known.map((point): PlacedPoint => ({
    point,
    at: at(point.date),
    row: TERMS.has(point.what) ? 'above' : 'below',
    label: 'none',
  }));
  const taken: { row: string; from: number; to: number }[] = [];
  for (const item of placed.toSorted((a, b) => WEIGHT.indexOf(a.point.what) - WEIGHT.indexOf(b.point.what))) {
    const width = widths.label(item.point);
    const x = (item.at / 100) * widths.line;
    const label = x < width / 2 ? 'start' : x > widths.line - width / 2 ? 'end' : 'middle';
    const from = label === 'start' ? x : label === 'end' ? x - width : x - width / 2;
    const to = from + width;
    if (taken.some((other) => other.row === item.row && from < other.to + 8 && to > other.from - 8)) continue;
    taken.push({ row: item.row, from, to });
    item.label = label;
  }
  return placed;
}
