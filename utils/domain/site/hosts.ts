/**
 * The hosts Kantlijn knows, and where its scripts run. The manifest, the scripts in the page, what may be asked and what
 * is read in links all take them from here; docs/permissions.md explains each.
 */

/** Serves the pages of publications, their XML and their metadata. */
export const PAGE_HOST = 'zoek.officielebekendmakingen.nl';
/** Serves the search service (SRU 2.0) and the stored files of publications. */
export const REPOSITORY_HOST = 'repository.overheid.nl';
/** The only hosts the extension ever asks anything. */
export const ALLOWED_HOSTS: readonly string[] = [PAGE_HOST, REPOSITORY_HOST];
/** Serves the open data of the Tweede Kamer. Asked only where the reader has switched it on (decision 485); never part of `ALLOWED_HOSTS`. */
export const KAMER_DATA_HOST = 'gegevensmagazijn.tweedekamer.nl';
/** Hosts of the Tweede Kamer, whose addresses may carry a question number. Linked to and read, never asked. */
export const KAMER_HOSTS = ['www.tweedekamer.nl', 'tweedekamer.nl'] as const;

/** Pages of questions of the Tweede Kamer, where a script of ours runs only while the reader has it switched on (decision 487). */
export const HOUSE_PAGES = `https://${KAMER_HOSTS[0]}/kamerstukken/kamervragen/detail`;

/** How every address of the page host begins. */
export const PAGE_ORIGIN = `https://${PAGE_HOST}/`;
/** The pages our scripts run in, as a match pattern. */
export const PAGE_MATCHES = [`${PAGE_ORIGIN}*`];
/** Pages of that host without a document, where the scripts that draw do not run. */
export const PAGES_WITHOUT_DOCUMENT = ['resultaten*', 'uitgebreidzoeken*', 'rss*', 'mijnabonnementen*'].map(
  (path) => `${PAGE_ORIGIN}${path}`,
);
