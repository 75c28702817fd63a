/** `2024Z01911` as 202401911; null for anything else. */
export function packNumber(number: string): number | null {
  const match = /^(\d{4})[Zz](\d{5})$/.exec(number);
  return match === null ? null : Number(match[1]) * 100_000 + Number(match[2]);
}

/** 202401911 as `2024Z01911`. */
export function unpackNumber(packed: number): string {
  return `${Math.floor(packed / 100_000)}Z${String(packed % 100_000).padStart(5, '0')}`;
}

const EPOCH = Date.UTC(1990, 0, 1);

/** Days from 1990-01-01 to a calendar date, plus one: below one for an earlier date. */
export const dayCount = (date: string): number => (Date.parse(`${date}T00:00:00Z`) - EPOCH) / 86_400_000 + 1;

/** The same; 0 when it is null, malformed or out of range. */
export function dayNumber(date: string | null): number {
  if (date === null || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return 0;
  const day = dayCount(date);
  return Number.isInteger(day) && day > 0 && day < 65_536 ? day : 0;
}

/** The date of a day number; null for 0. */
export function dateOfDay(day: number): string | null {
  return day === 0 ? null : new Date(EPOCH + (day - 1) * 86_400_000).toISOString().slice(0, 10);
}
