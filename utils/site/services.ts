/**
 * The official hosts and services: addresses, names of fields and search indexes, each in one place.
 * When the outside world changes, it is mended here.
 */

/** Serves the pages of publications, their XML and their metadata. */
export const PAGE_HOST = 'zoek.officielebekendmakingen.nl';
/** Serves the search service (SRU 2.0) and the stored files of publications. */
export const REPOSITORY_HOST = 'repository.overheid.nl';
/** The only hosts the extension ever asks anything. */
export const ALLOWED_HOSTS: readonly string[] = [PAGE_HOST, REPOSITORY_HOST];

/** Addresses of a publication by its identifier. */
export const addresses = {
  page: (id: string): string => `https://${PAGE_HOST}/${encodeURIComponent(id)}.html`,
  xml: (id: string): string => `https://${PAGE_HOST}/${encodeURIComponent(id)}.xml`,
  metadata: (id: string): string => `https://${PAGE_HOST}/${encodeURIComponent(id)}/metadata.xml`,
} as const;

/** Part of the address to which the host redirects an identifier it does not know (it then answers 200). */
export const FAKE_NOT_FOUND = /fout404|\/errors\/404/i;

/** The search service: address, indexes and the values we ask for. */
export const SRU = {
  address: `https://${REPOSITORY_HOST}/sru`,
  version: '2.0',
  schema: 'gzd',
  /** Most records asked for at once; a question has a handful. */
  pageSize: 100,
  index: {
    productArea: 'c.product-area',
    publicationName: 'w.publicatienaam',
    questionNumber: 'w.vraagnummer',
    text: 'cql.textAndIndexes',
  },
  value: {
    productArea: 'officielepublicaties',
    questions: 'Kamervragen zonder antwoord',
    appendices: 'Kamervragen (Aanhangsel)',
  },
} as const;

/** Names in `metadata.xml` and the page head. */
export const META = {
  identifier: 'DC.identifier',
  title: 'DC.title',
  type: 'DC.type',
  questionNumber: 'OVERHEIDop.vraagnummer',
  appendix: 'OVERHEIDop.aanhangsel',
  submitted: 'OVERHEIDop.datumIndiening',
  received: 'OVERHEIDop.datumOntvangst',
  appendixTypes: 'OVERHEIDop.AanhangselTypen',
  questionTypes: 'OVERHEIDop.KamervraagTypen',
} as const;
