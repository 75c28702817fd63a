import { inAddress } from './address.ts';
import { KAMER_DATA_HOST, PAGE_HOST, PAGE_ORIGIN, REPOSITORY_HOST } from './hosts.ts';
import { NOT_FOUND_SIGNS, type Certainty } from './markup.ts';

/**
 * The official services: addresses, names of fields and search indexes, each in one place.
 * When the outside world changes, it is mended here.
 */

/**
 * How much a host is asked at most in a stretch of time, by host; one that is not named has no limit we know of. The page
 * host states ten requests in thirty seconds (a client of 2026); two are left to the reader, whose own pages count too. The Kamer's data has
 * no stated limit; a question costs one request there, so few are enough.
 */
export const HOST_LIMITS: Readonly<Record<string, { readonly most: number; readonly withinMs: number }>> = {
  [PAGE_HOST]: { most: 8, withinMs: 30_000 },
  [KAMER_DATA_HOST]: { most: 8, withinMs: 30_000 },
};

/** Addresses of what belongs to a publication, by its identifier; `publicationUrl` gives that of its page. */
export const addresses = {
  xml: (id: string): string => `${PAGE_ORIGIN}${inAddress(id)}.xml`,
  metadata: (id: string): string => `${PAGE_ORIGIN}${inAddress(id)}/metadata.xml`,
} as const;

/** Part of the address to which the host redirects an identifier it does not know (it then answers 200). */
export const FAKE_NOT_FOUND = new RegExp(NOT_FOUND_SIGNS[0].pattern, 'i');

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
    identifier: 'dt.identifier',
    text: 'cql.textAndIndexes',
  },
  value: {
    productArea: 'officielepublicaties',
    questions: 'Kamervragen zonder antwoord',
    appendices: 'Kamervragen (Aanhangsel)',
  },
} as const;

/**
 * What a row of the services relies on: an address form, a search index, the shape of an answer.
 * Same certainties as in markup.ts; each row is tried by the probe and by Diagnose.
 */
export interface ServiceRow {
  /** Stable key of the assumption. */
  readonly sign: string;
  /** The assumption in one line. */
  readonly what: string;
  readonly certainty: Certainty;
  readonly proof: string;
}

/** A search index, with a clause that a healthy service answers with a count. */
export interface IndexRow extends ServiceRow {
  readonly index: string;
  /** A clause to try the index with, in a query about appendices. */
  readonly clause: string;
}

const index = (name: string, clause: string, certainty: Certainty, proof: string): IndexRow => ({
  sign: `sru.index.${name}`,
  what: `search index ${name}`,
  index: name,
  clause,
  certainty,
  proof,
});

const FACETS = 'facet links of a recorded results page of October 2025';

/** Every search index we know of. The first clauses also make the query small. */
export const SRU_INDEXES: readonly IndexRow[] = [
  index('c.product-area', 'c.product-area=="officielepublicaties"', 'verified', FACETS),
  index('w.publicatienaam', 'w.publicatienaam=="Kamervragen (Aanhangsel)"', 'verified', FACETS),
  index('w.vergaderjaar', 'w.vergaderjaar=="2023-2024"', 'verified', FACETS),
  index('w.organisatietype', 'w.organisatietype=="staten generaal"', 'verified', FACETS),
  index('dt.type', 'dt.type=="Aanhangsel van de Handelingen"', 'verified', FACETS),
  index('dt.creator', 'dt.creator=="Tweede Kamer der Staten-Generaal"', 'verified', FACETS),
  index('dt.available', 'dt.available>="2023-09-01"', 'verified', FACETS),
  index('dt.date', 'dt.date>="2023-09-01"', 'verified', 'recorded query of 2021'),
  index('dt.modified', 'dt.modified>="2023-09-01"', 'verified', 'recorded query of 2021'),
  index('dt.title', 'dt.title="vragen"', 'stated', 'client of October 2026'),
];

/** The indexes that are tried in a query of their own, because the status depends on them. */
export const SRU_KEY_INDEXES = {
  identifier: index('dt.identifier', '', 'stated', 'client of October 2026: exact and case-sensitive'),
  text: index('cql.textAndIndexes', '', 'verified', FACETS),
  questionNumber: index(
    'w.vraagnummer',
    '',
    'stated',
    "in the operator's table of indexes (manual of SRU 2.0); no answer to it was seen",
  ),
} as const;

/** Addresses and answer shapes. */
export const SERVICE_ROWS = {
  page: { sign: 'service.page', what: '/{id}.html is the page', certainty: 'verified', proof: 'recorded links' },
  pageType: {
    sign: 'header.contentType',
    what: 'a page is text/html',
    certainty: 'inferred',
    proof: 'it is drawn as a page; headers of the live host were not seen',
  },
  pageFrames: {
    sign: 'header.frames',
    what: 'no header of a page forbids frames in it',
    certainty: 'inferred',
    proof: 'the page loads a script of another host inline (October 2025), so no strict policy holds',
  },
  metadata: {
    sign: 'service.metadata',
    what: '/{id}/metadata.xml is the metadata',
    certainty: 'verified',
    proof: 'named in recorded publication XML',
  },
  xml: {
    sign: 'service.xml',
    what: '/{id}.xml is publication XML',
    certainty: 'stated',
    proof: 'scrapers of the current site',
  },
  unknown: {
    sign: 'service.unknownId',
    what: 'an unknown id is told by a 404, a redirect or a page without DC.identifier',
    certainty: 'stated',
    proof: 'three scrapers guard against it',
  },
  results: {
    sign: 'service.results',
    what: '/resultaten lists publications in #Publicaties with links {id}.html',
    certainty: 'verified',
    proof: 'recorded results page of October 2025',
  },
  isoDates: {
    sign: 'xml.isodatum',
    what: 'publication XML gives dates as datum/@isodatum',
    certainty: 'verified',
    proof: 'recorded answer of 2021',
  },
  xmlQuestion: {
    sign: 'xml.vraag',
    what: 'publication XML has kamervragen/vraag with nr and al',
    certainty: 'verified',
    proof: 'recorded answer of 2021',
  },
  xmlDescription: {
    sign: 'xml.kamervraagomschrijving',
    what: 'publication XML has kamervraagomschrijving[@type]',
    certainty: 'verified',
    proof: 'recorded answer of 2021',
  },
  sruShape: {
    sign: 'sru.shape.response',
    what: 'searchRetrieveResponse with numberOfRecords and records in the SRU namespace',
    certainty: 'verified',
    proof: 'recorded answers of 2021',
  },
  sruRecord: {
    sign: 'sru.shape.record',
    what: 'a record holds gzd with dcterms:identifier and enrichedData/preferredUrl',
    certainty: 'verified',
    proof: 'recorded answers of 2021',
  },
  sruVraagnummer: {
    sign: 'sru.shape.vraagnummer',
    what: 'the record of an appendix holds vraagnummer, datumOntvangst and subrubriek',
    certainty: 'verified',
    proof: 'recorded answer of 2021',
  },
  sruDiagnostic: {
    sign: 'sru.shape.diagnostic',
    what: 'a query it cannot read gets HTTP 200, a diagnostic and no count',
    certainty: 'stated',
    proof: 'client of October 2026',
  },
  sruCount: {
    sign: 'sru.countOnly',
    what: 'maximumRecords=0 counts without records',
    certainty: 'stated',
    proof: 'client of October 2026',
  },
} as const satisfies Record<string, ServiceRow>;

/** XML namespace of search answers. */
export const SRU_NAMESPACE = 'http://docs.oasis-open.org/ns/search-ws/sruResponse';
