/** Pages of the host that are no publication, by first part of their path. */
const NOT_A_PUBLICATION =
  /^\/(?:resultaten|uitgebreidzoeken|rss|mijnabonnementen|static|js|css|zoeken|errors)(?:[/.?]|$)/i;

/**
 * Tells from an address, cheaply and before anything of the page is known, which card it may get.
 * The identifier is read properly later; this only decides how much room to keep.
 *
 * @param pathname path of the address, e.g. `/kv-tk-2024Z01911.html`
 * @returns `question` for questions and appendices, `other` for what looks like another publication, null for anything else
 */
export function cardFormOf(pathname: string): 'question' | 'other' | null {
  if (NOT_A_PUBLICATION.test(pathname)) return null;
  const last = pathname.split('/').findLast((part) => part !== '');
  if (last === undefined || last.length > 200) return null;
  if (!/^[a-z]+(?:-[\w-]+)+(?:\.html?)?$/i.test(last) || !/\d/.test(last)) return null;
  return /^(?:kv|ah)-/i.test(last) ? 'question' : 'other';
}
