import { MINISTRY_KEYS, type MinistryKey } from '../../domain/ministries/table.ts';
import { ministryBit } from '../facts/columns.ts';
import { packNumber, dayNumber } from '../rank/number.ts';
import type { ListSearch } from '../search/list-search.ts';
import type { Offers } from '../search/offers.ts';
import type { Figures, FiguresRequest } from './contract.ts';
import { figuresOf } from './figures.ts';

/** Figures of what was asked for, with what the list can be asked. */
interface ListFigures {
  readonly figures: Figures;
  readonly corrections: { from: string; to: string[] }[];
  /** Ministries that the question to place was addressed to. */
  readonly ministries: MinistryKey[];
  readonly offers: Offers;
}

/**
 * Figures of the questions of a list that match a request.
 *
 * @param until calendar date up to which the list is whole
 * @param numbers only questions with these numbers; null for no such condition
 */
export function figuresOfList(
  search: ListSearch,
  request: FiguresRequest,
  { until, today, numbers }: { until: string; today: string; numbers: readonly string[] | null },
): ListFigures {
  const { places, corrections } = search.matching(request, today);
  const wanted = numbers === null ? null : new Set(numbers.map((number) => search.placeOf(number)));
  const number = request.number ?? null;
  const at = number === null || packNumber(number) === null ? -1 : search.placeOf(number);
  return {
    figures: figuresOf(
      search.columns(),
      wanted === null ? places : places.filter((place) => wanted.has(place)),
      dayNumber(until),
      number === null || at < 0 ? null : { number, at },
    ),
    corrections: corrections.map(({ from, to }) => ({ from, to: [...to] })),
    ministries: MINISTRY_KEYS.filter(
      (key) => at >= 0 && ((search.columns().ministries[at] ?? 0) & ministryBit(key)) !== 0,
    ),
    offers: search.offersOn(today),
  };
}
