const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Since then summer time ends on the last Sunday of October (before, of September). */
const FIRST_YEAR = 1996;

/** 01:00 UTC on the last Sunday of a month (0 is January). */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * DAY_MS;
}

/**
 * The clock of Amsterdam, computed from UTC. The first `Intl.DateTimeFormat` of a tab blocks its main thread for some 15 ms
 * (decision 172), so the rule is written out: summer time from 01:00 UTC on the last Sunday of March to 01:00 UTC on the
 * last Sunday of October (directive 2000/84/EC). Tests compare it with `Intl`.
 *
 * @param time milliseconds since 1970; before 1996 summer time had other dates, so an hour may be missing
 * @returns a Date whose UTC fields are what the clock in Amsterdam shows; an invalid one for NaN
 */
export function clockOfAmsterdam(time: number): Date {
  const year = new Date(time).getUTCFullYear();
  const summer = year >= FIRST_YEAR && time >= lastSunday(year, 2) && time < lastSunday(year, 9);
  return new Date(time + (summer ? 2 : 1) * HOUR_MS);
}
