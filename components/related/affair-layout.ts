import type { ViewState } from '../../utils/domain/status/states.ts';
import type { RelatedRow, RelatedView } from '../../utils/questions/view/contract.ts';

/** A dot on the timeline of an affair. */
export interface AffairDot {
  /** Number of the question; null for the one at hand. */
  readonly number: string | null;
  readonly title: string;
  readonly date: string;
  readonly state: ViewState;
  /** Place on the line, 0 to 100. */
  readonly at: number;
}

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/**
 * Places the dated questions of an affair on a line by date, the one at hand among them.
 *
 * @returns oldest first; empty when fewer than two have a date, for a line needs two ends
 */
export function placeAffair(rows: readonly RelatedRow[], self: RelatedView['self']): AffairDot[] {
  const dated = [
    ...rows.map(({ number, title, date, state }) => ({ number, title, date, state })),
    { number: null, title: '', ...self },
  ]
    .flatMap((dot) => (dot.date === null ? [] : [{ ...dot, date: dot.date }]))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const first = dated[0];
  const last = dated.at(-1);
  if (first === undefined || last === undefined || dated.length < 2) return [];
  const span = day(last.date) - day(first.date);
  return dated.map((dot) => ({ ...dot, at: span === 0 ? 50 : ((day(dot.date) - day(first.date)) / span) * 100 }));
}
