/** Documents on a page of dates. */
export const DATES_PER_PAGE = 1024;

/** Page of a document. */
export function datePage(doc: number): number {
  return Math.floor(doc / DATES_PER_PAGE);
}

/** Minutes since 1970 of an ISO instant; 0 for what is none or lies before. */
export function minutesOf(instant: string): number {
  const time = Date.parse(instant);
  return Number.isFinite(time) && time > 0 ? Math.min(0xffffffff, Math.floor(time / 60_000)) : 0;
}
