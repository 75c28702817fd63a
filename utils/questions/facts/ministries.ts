import { isIn, ministriesOfPortfolio, type MinistryTerm, portfolioIn } from '../../domain/ministries/ministry.ts';
import type { MinistryKey } from '../../domain/ministries/table.ts';
import type { CalendarDate } from '../../domain/publication/record.ts';
import { tenuresOf } from '../rank/offices.ts';
import { personKey } from '../rank/people.ts';

/** The later of two first days, and the earlier of two last days; empty days are no bounds. */
const latest = (a: string, b: string): string => (a > b ? a : b);
const earliest = (a: string, b: string): string => (a === '' ? b : b === '' || a < b ? a : b);

/**
 * Ministries of an addressee, and when. The name of an office gives its ministry; a person has those of the offices in the table of cabinets.
 *
 * @param key a folded name as `personKey` gives it, without the `>` of addressees
 * @returns periods, of which several may hold on one day; empty when nothing is known
 */
export function ministryTermsOf(key: string): readonly MinistryTerm[] {
  const portfolio = portfolioIn(key);
  if (portfolio !== null) return ministriesOfPortfolio(portfolio);
  const surname = key.replace(/\s*\([^()]*\)\s*$/, '');
  return tenuresOf(surname).flatMap((turn) =>
    ministriesOfPortfolio(turn.portfolio)
      .map(({ ministry, from, until }) => ({
        ministry,
        from: latest(turn.from, from),
        until: earliest(turn.until, until),
      }))
      .filter(({ from, until }) => until === '' || from < until),
  );
}

/**
 * The ministries that were asked, each once. An addressee who stood for two ministries on that day may have been
 * asked as either, so neither is returned.
 *
 * @param addressees as the list has them: offices or names
 * @param day of submission; null when it is unknown
 */
export function ministriesAsked(addressees: readonly string[], day: CalendarDate | null): MinistryKey[] {
  const asked = addressees.flatMap((name) => {
    const terms = ministryTermsOf(personKey(name)).filter((term) => isIn(term, day));
    const own = new Set(terms.map(({ ministry }) => ministry));
    return own.size === 1 ? [...own] : [];
  });
  return [...new Set(asked)];
}
