import type { CalendarDate } from '../publication/record.ts';
import { MINISTRY_NAMES, type MinistryKey, PORTFOLIOS } from './table.ts';

/** The ministry of an addressee, from one day until another (exclusive); an empty day is no bound. */
export interface MinistryTerm {
  readonly ministry: MinistryKey;
  readonly from: string;
  readonly until: string;
}

/** Letters without accents in lower case, and single spaces. */
const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase();

/**
 * The portfolio in the name of an office: `de Minister van Financiën` and `Staatssecretaris Van Rij (Financiën)` give `financien`.
 *
 * @returns folded; null for a text that names no office
 */
export function portfolioIn(office: string): string | null {
  const text = folded(office);
  if (/^(?:de )?minister-?\s?president\b/.test(text)) return 'algemene zaken';
  if (!/^(?:de )?(?:viceminister|minister|staatssecretaris)\b/.test(text)) return null;
  return /\((.+)\)$/.exec(text)?.[1] ?? /^\S+(?: \S+)? (?:van|voor) (.+)$/.exec(text)?.[1] ?? null;
}

/**
 * Which ministry a portfolio belonged to, by period. Of entries that it starts with, the longest counts.
 *
 * @param portfolio folded, as `portfolioIn` gives it
 * @returns the periods, apart from each other; empty for an unknown portfolio
 */
export function ministriesOfPortfolio(portfolio: string): readonly MinistryTerm[] {
  const fitting = PORTFOLIOS.filter(([start]) => startsWith(portfolio, start));
  const longest = fitting.reduce((most, [start]) => Math.max(most, start.length), 0);
  return fitting
    .filter(([start]) => start.length === longest)
    .map(([, ministry, from, until]) => ({ ministry, from, until }));
}

/** Whether a text starts with whole words. */
const startsWith = (text: string, start: string): boolean =>
  text.startsWith(start) && !/^[\p{L}\d]/u.test(text.slice(start.length));

/** Whether a period has a day. An unknown day is in no period with a bound. */
export function isIn({ from, until }: Omit<MinistryTerm, 'ministry'>, day: CalendarDate | null): boolean {
  if (day === null) return from === '' && until === '';
  return (from === '' || from <= day) && (until === '' || day < until);
}

/** What a ministry is called today, or was called last. */
export function ministryName(key: MinistryKey): string {
  return MINISTRY_NAMES[key].at(-1)?.[1] ?? key;
}

/** Names a ministry had before, newest first, without the one it has now. */
export function earlierNames(key: MinistryKey): readonly string[] {
  const now = ministryName(key);
  return [...new Set(MINISTRY_NAMES[key].map(([, name]) => name))].filter((name) => name !== now).toReversed();
}
