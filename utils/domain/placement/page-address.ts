/** Pages of the host that are not publications, by the first part of their path. */
const NOT_A_PUBLICATION =
  /^\/(?:resultaten|uitgebreidzoeken|rss|mijnabonnementen|static|js|css|zoeken|errors)(?:[/.?]|$)/i;

/** What a page shows: a question or appendix, or another publication. */
export type PageForm = 'question' | 'other';

/**
 * What a page shows, from its address alone, before the page has loaded. The identifier is parsed properly later; this only
 * decides whether to reserve room for the strip.
 *
 * @param pathname path of the address, e.g. `/kv-tk-2024Z01911.html`
 * @returns `question` for questions and appendices, `other` for what looks like another publication, null for anything else
 */
export function pageFormOf(pathname: string): PageForm | null {
  if (NOT_A_PUBLICATION.test(pathname)) return null;
  const last = pathname.split('/').findLast((part) => part !== '');
  if (last === undefined || last.length > 200) return null;
  if (!/^[a-z]+(?:-[\w-]+)+(?:\.html?)?$/i.test(last) || !/\d/.test(last)) return null;
  return /^(?:kv|ah)-/i.test(last) ? 'question' : 'other';
}
