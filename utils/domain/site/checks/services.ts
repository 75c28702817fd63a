import { addresses, SERVICE_ROWS, SRU, SRU_INDEXES, SRU_KEY_INDEXES, type ServiceRow } from '../services.ts';
import { publicationUrl } from '../address.ts';
import { PAGE_HOST } from '../hosts.ts';
import { checkMetadataFile, checkPublicationXml } from './files.ts';
import { identityOf } from './identity.ts';
import { checkPage } from './page.ts';
import { checkSearch, type SearchPurpose } from './search.ts';
import { resultsFor, type CheckResult } from './types.ts';

/** What one request of the probe is for. */
export type Purpose = 'page' | 'metadata' | 'xml' | 'unknown' | 'results' | SearchPurpose;

export interface ProbeRequest {
  readonly purpose: Purpose;
  readonly address: string;
}

/** A request with what came back. */
export interface ServiceAnswer extends ProbeRequest {
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** Address after redirects; the request's when there were none. */
  readonly finalAddress: string;
  /** Empty when there was no answer. */
  readonly body: string;
  /** Why there was no answer; null when there was one. */
  readonly error: string | null;
  /** Headers of the last response, with lower-case names; absent when the caller does not keep them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An identifier of the right form that no publication has. */
const UNKNOWN_ID = 'kv-tk-1900Z00000';

function search(query: string, maximumRecords: number): string {
  const parameters = new URLSearchParams({
    operation: 'searchRetrieve',
    version: SRU.version,
    query,
    maximumRecords: String(maximumRecords),
    recordSchema: SRU.schema,
  });
  return `${SRU.address}?${parameters}`;
}

const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

/**
 * The requests that test all assumptions about the services: twelve with both documents.
 *
 * @param question identifier of a question page, and its number
 * @param appendix identifier of an answer or notice; null when none is known
 */
export function probeRequests(question: { id: string; number: string }, appendix: string | null): ProbeRequest[] {
  const area = `${SRU.index.productArea}==${quoted(SRU.value.productArea)}`;
  const answers = `${area} AND ${SRU.index.publicationName}==${quoted(SRU.value.appendices)}`;
  const number = quoted(question.number);
  return [
    { purpose: 'page', address: publicationUrl(question.id) },
    { purpose: 'metadata', address: addresses.metadata(question.id) },
    { purpose: 'xml', address: addresses.xml(question.id) },
    ...(appendix === null
      ? []
      : ([
          { purpose: 'page', address: publicationUrl(appendix) },
          { purpose: 'metadata', address: addresses.metadata(appendix) },
        ] as const)),
    { purpose: 'unknown', address: publicationUrl(UNKNOWN_ID) },
    {
      purpose: 'results',
      address: `https://${PAGE_HOST}/resultaten?${new URLSearchParams({ q: `(${area})and(${SRU.index.text}=${number})`, pg: '10' })}`,
    },
    {
      purpose: 'questionNumber',
      address: search(`${answers} AND ${SRU_KEY_INDEXES.questionNumber.index}==${number}`, 10),
    },
    { purpose: 'text', address: search(`${answers} AND ${SRU_KEY_INDEXES.text.index}=${number}`, 10) },
    {
      purpose: 'identifier',
      address: search(`${SRU_KEY_INDEXES.identifier.index}==${quoted(question.id)} AND ${area}`, 1),
    },
    {
      purpose: 'allIndexes',
      address: search(`${SRU_INDEXES.map((row) => row.clause).join(' AND ')} sortBy dt.date/sort.descending`, 0),
    },
    { purpose: 'nonsense', address: search(`${area} ${SRU.index.text}=${number}`, 1) },
  ];
}

/** A question and its notice that have been online for years: everything about them is known. */
const STANDING = { id: 'kv-tk-2024Z01911', number: '2024Z01911' };

/** The requests of the checks of the options page, always the same. */
export function fixedRequests(): ProbeRequest[] {
  return probeRequests(STANDING, null);
}

/** The assumption that a request of this kind tests. */
const MAIN_ROW: Record<Purpose, ServiceRow> = {
  page: SERVICE_ROWS.page,
  metadata: SERVICE_ROWS.metadata,
  xml: SERVICE_ROWS.xml,
  unknown: SERVICE_ROWS.unknown,
  results: SERVICE_ROWS.results,
  questionNumber: SRU_KEY_INDEXES.questionNumber,
  text: SRU_KEY_INDEXES.text,
  identifier: SRU_KEY_INDEXES.identifier,
  allIndexes: SERVICE_ROWS.sruCount,
  nonsense: SERVICE_ROWS.sruDiagnostic,
};

/** Makes a document of HTML; null where the platform cannot (a service worker). */
export type ParseHtml = (html: string, address: string) => Document | null;

const LINK = /^(?:\.?\/)?[a-z]+-[0-9A-Za-z-]+\.html$/;

function checkHtml(answer: ServiceAnswer, parseHtml: ParseHtml): CheckResult[] {
  const result = resultsFor(answer.address);
  const row = MAIN_ROW[answer.purpose];
  const document = parseHtml(answer.body, answer.finalAddress);
  if (!document) return [result(row, 'cannotTell', 'HTML cannot be read here')];
  const stated = document.querySelector('meta[name="DC.identifier"]')?.getAttribute('content') ?? '';
  const named = stated === '' ? 'no DC.identifier' : stated;
  switch (answer.purpose) {
    case 'unknown': {
      const isRefused = answer.status === 404 || answer.finalAddress !== answer.address || stated === '';
      const evidence = `status ${answer.status}, ${named}, at ${answer.finalAddress}`;
      return [result(row, isRefused ? 'holds' : 'doesNotHold', evidence)];
    }
    case 'results': {
      const known = resultLinks(document);
      const evidence = `${known.length} links, first ${known[0] ?? 'none'}`;
      return [result(row, known.length > 0 ? 'holds' : 'doesNotHold', evidence)];
    }
    default: {
      const isPage = stated !== '' || document.querySelector('#broodtekst') !== null;
      if (!isPage) return [result(row, 'doesNotHold', `status ${answer.status}, ${named}`)];
      const main = isPlace(answer.finalAddress)
        ? result(row, 'holds', `status ${answer.status}, ${named}`)
        : result(row, 'doesNotHold', `leads to ${answer.finalAddress}`);
      return [main, ...checkHeaders(answer), ...checkPage(document, answer.address)];
    }
  }
}

/** Whether an address is one of a page as we make them: a provisional identifier may lead to a final one, and to nothing else. */
function isPlace(address: string): boolean {
  const { id, form } = identityOf(address);
  return form !== null && publicationUrl(id) === address.replace(/[?#].*$/, '');
}

/** Directives of a Content Security Policy that would block our frame in browsers that apply them to us. */
const FRAME_RULE = /(?:^|[;\s])(?:frame-src|child-src|default-src)\s/;

/** What we rely on in a page's headers: that it is HTML, and that nothing forbids our frame in it. */
function checkHeaders({ headers, address }: ServiceAnswer): CheckResult[] {
  if (headers === undefined) return [];
  const result = resultsFor(address);
  const policy = headers['content-security-policy'] ?? '';
  const embedder = headers['cross-origin-embedder-policy'] ?? 'unsafe-none';
  const forbids = FRAME_RULE.test(policy) || embedder !== 'unsafe-none';
  const type = headers['content-type'] ?? '';
  const told = `Content-Security-Policy: ${policy || 'none'}; Cross-Origin-Embedder-Policy: ${embedder}`;
  return [
    result(SERVICE_ROWS.pageType, /^text\/html\b/.test(type) ? 'holds' : 'doesNotHold', type || 'no Content-Type'),
    result(SERVICE_ROWS.pageFrames, forbids ? 'doesNotHold' : 'holds', told),
  ];
}

/** The links of a page of search results that have the known form. */
function resultLinks(document: Document): string[] {
  return [...document.querySelectorAll('#Publicaties h2 > a')]
    .map((link) => link.getAttribute('href') ?? '')
    .filter((link) => LINK.test(link));
}

function checkAnswer(answer: ServiceAnswer, parseHtml: ParseHtml): CheckResult[] {
  const { purpose, address, status, error, body } = answer;
  const result = resultsFor(address);
  const row = MAIN_ROW[purpose];
  // No answer, a refusal or an overload says nothing about the form of the site.
  if (error !== null || status === null) return [result(row, 'cannotTell', error ?? 'no answer')];
  if (status === 429 || status >= 500) return [result(row, 'cannotTell', `HTTP ${status}`)];
  if (purpose === 'page' || purpose === 'unknown' || purpose === 'results') return checkHtml(answer, parseHtml);
  if (status !== 200) return [result(row, 'doesNotHold', `HTTP ${status}`)];
  if (purpose === 'metadata') return checkMetadataFile(body, address);
  if (purpose === 'xml') return checkPublicationXml(body, address);
  return checkSearch(purpose, body, address);
}

/**
 * Checks all assumptions about the services against their answers.
 *
 * @param answers to the requests of `probeRequests`, or some of them
 * @param parseHtml turns HTML into a document; where that is impossible, return null
 */
export function checkServices(answers: readonly ServiceAnswer[], parseHtml: ParseHtml = () => null): CheckResult[] {
  return answers.flatMap((answer) => checkAnswer(answer, parseHtml));
}
