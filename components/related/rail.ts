import { LIST_STATES, STATES } from '../../utils/domain/status/states.ts';
import type { RelatedRow, RelatedView } from '../../utils/questions/view/contract.ts';

/** A stop on the rail: a related question, or the one at hand. */
export type Stop =
  | { readonly is: 'row'; readonly row: RelatedRow; readonly date: string | null }
  | { readonly is: 'self'; readonly date: string | null };

/**
 * Related questions and the one at hand by date, oldest first; those without a date last.
 *
 * @param rows those on display
 */
export function stopsOf(rows: readonly RelatedRow[], self: RelatedView['self']): Stop[] {
  const stops: Stop[] = [
    ...rows.map((row): Stop => ({ is: 'row', row, date: row.date })),
    { is: 'self', date: self.date },
  ];
  return stops.toSorted((a, b) => {
    if (a.date === b.date) return a.is === 'self' ? 1 : b.is === 'self' ? -1 : 0;
    return (a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1;
  });
}

/** Whether a state is an exception that a reader wants to see. */
export const isExceptional = (state: RelatedRow['state']): boolean =>
  ({ ...LIST_STATES, ...STATES })[state].isExceptional;

/** Rows that are probably related, and those that may be. */
export const tiersOf = (rows: readonly RelatedRow[]): { likely: RelatedRow[]; possible: RelatedRow[] } => ({
  likely: rows.filter(({ likely }) => likely),
  possible: rows.filter(({ likely }) => !likely),
});
