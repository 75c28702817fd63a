import { formatDate, formatShortDate } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';
import type { StripStateTranslate } from '../i18n/strip-state.ts';
import { publicationUrl } from '../site/address.ts';
import { lateSince } from '../status/late-since.ts';
import { type PlacedPoint, placeTimeline } from '../status/timeline-layout.ts';
import type { Status, TimelinePoint } from '../status/types.ts';
import { LINE_WIDTH } from './limits.ts';

/** A point of the small timeline as it is drawn. */
export interface DrawnPoint {
  readonly kind: 'dot' | 'hollow' | 'end' | 'term';
  /** From 0 to `LINE_WIDTH`. */
  readonly x: number;
  readonly label: { text: string; anchor: 'start' | 'middle' | 'end'; row: 'above' | 'below' } | null;
  readonly link: { href: string; title: string } | null;
}

/** The small timeline as it is drawn; see `Line` of the protocol. */
export interface DrawnLine {
  readonly points: DrawnPoint[];
  readonly until: number;
  readonly lateFrom: number | null;
  readonly words: string;
}

/** Most points that fit; a question with more has them in its course. */
const MAX_POINTS = 12;

/** Width of a letter of a label, near enough: the widest of the fonts in use. */
const LETTER = 7.6;

/** After these the question is over. */
const ENDS: ReadonlySet<TimelinePoint['what']> = new Set(['answer', 'settledByLetter', 'withdrawn']);
/** These are labelled with their date, the others with a word. */
const DATED: ReadonlySet<TimelinePoint['what']> = new Set([
  'submitted',
  'answer',
  'settledByLetter',
  'withdrawn',
  'notice',
  'supplement',
]);

/** The points that say something: when it is over, neither today nor terms that were not reached. */
function relevant(points: readonly TimelinePoint[]): TimelinePoint[] {
  const last = points.findLast(({ what }) => ENDS.has(what));
  if (last === undefined) return [...points];
  return points.filter(({ what, date }) => what !== 'today' && (!isTerm(what) || date <= last.date));
}

const isTerm = (what: TimelinePoint['what']): boolean => what === 'threeWeeks' || what === 'sixWeeks';

function kindOf({ point }: PlacedPoint): DrawnPoint['kind'] {
  if (isTerm(point.what)) return 'term';
  if (ENDS.has(point.what)) return 'end';
  return point.what === 'today' || point.what === 'postponement' ? 'hollow' : 'dot';
}

/** From a share of the line, 0 to 100, to a place on it. */
const x = (at: number): number => Math.round((at / 100) * LINE_WIDTH * 10) / 10;

/**
 * Draws the timeline of a question: what happened on the line, terms across it, the late part apart.
 *
 * @param about the language, and the publication on the screen, to which nothing leads
 * @returns null when there is nothing to draw: no two different days are known
 */
export function drawLine(
  status: Status,
  t: StripStateTranslate,
  { language, publication }: { language: Language; publication: string },
): DrawnLine | null {
  const over = status.timeline.some(({ what }) => ENDS.has(what));
  const label = (point: TimelinePoint): string => {
    const { what, date } = point;
    if (DATED.has(what) || (isTerm(what) && !over)) return formatShortDate(date, language);
    return t(`line.short.${what as 'threeWeeks' | 'sixWeeks' | 'today' | 'postponement'}`);
  };
  const describe = ({ what, date }: TimelinePoint): string => t(`line.${what}`, { date: formatDate(date, language) });
  const points = relevant(status.timeline).slice(0, MAX_POINTS);
  const placed = placeTimeline(points, { line: LINE_WIDTH, label: (point) => label(point).length * LETTER });
  if (placed.length === 0) return null;
  const late = lateSince(status);
  const until = placed.findLast(({ point }) => ENDS.has(point.what) || point.what === 'today')?.at ?? 0;
  return {
    points: placed.map((each) => ({
      kind: kindOf(each),
      x: x(each.at),
      label: each.label === 'none' ? null : { text: label(each.point), anchor: each.label, row: each.row },
      link:
        each.point.document === null || each.point.document === publication
          ? null
          : { href: publicationUrl(each.point.document), title: describe(each.point) },
    })),
    until: x(until),
    lateFrom:
      late === null ? null : (placed.flatMap(({ point, at }) => (point.date === late ? [x(at)] : []))[0] ?? null),
    words: placed.map(({ point }) => describe(point)).join(', '),
  };
}
