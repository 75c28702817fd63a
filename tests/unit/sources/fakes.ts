import type { Clock } from '../../../utils/domain/clock/calendar.ts';
import type { Fetch } from '../../../utils/sources/http.ts';

/** A clock that stands still until it is moved. */
export function fakeClock(start = '2024-04-01T10:00:00.000Z'): Clock & { move(ms: number): void } {
  let time = Date.parse(start);
  return { now: () => new Date(time), move: (ms) => void (time += ms) };
}

export type Scripted = Response | Error | ((init: RequestInit) => Response | Promise<Response>);

/** A fetch that answers by script and keeps what it was asked. */
export interface FakeFetch {
  fetch: Fetch;
  /** Addresses in the order in which they were asked. */
  asked: string[];
  inits: RequestInit[];
}

/** @param answer what to answer to an address; an Error is thrown as a network failure */
export function fakeFetch(answer: (url: string) => Scripted | Promise<Scripted>): FakeFetch {
  const asked: string[] = [];
  const inits: RequestInit[] = [];
  return {
    asked,
    inits,
    async fetch(url, init) {
      asked.push(url);
      inits.push(init);
      const scripted = await answer(url);
      if (scripted instanceof Error) throw scripted;
      return typeof scripted === 'function' ? scripted(init) : scripted;
    },
  };
}

export const xml = (body: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`, { headers: { 'content-type': 'application/xml' } });
export const status = (code: number, headers: Record<string, string> = {}): Response =>
  new Response('<html>no</html>', { status: code, headers });
export const html = (): Response =>
  new Response('<!DOCTYPE html>\n<html lang="nl"><head><title>Niet gevonden</title></head></html>', {
    headers: { 'content-type': 'text/html' },
  });

/** A response that came from another address than was asked. */
export function from(url: string, response: Response): Response {
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** metadata.xml with these names; a value may be a list, `name@scheme` gives the scheme. */
export function metadataXml(values: Record<string, string | string[]>): string {
  const lines = Object.entries(values).flatMap(([key, value]) => {
    const [name = '', scheme = ''] = key.split('@');
    return [value]
      .flat()
      .map((content) => `<metadata name="${name}" scheme="${scheme}" content="${escape(content)}"/>`);
  });
  return `<metadata_gegevens>${lines.join('')}</metadata_gegevens>`;
}

export function appendixMetadata(id: string, number: string, type: string, received: string): string {
  return metadataXml({
    'DC.identifier@OVERHEIDop.ParlID': id,
    'DC.title': `Stuk ${id}`,
    'OVERHEIDop.vraagnummer': number,
    'OVERHEIDop.datumOntvangst': received,
    'DC.type@OVERHEID.Informatietype': 'officiële publicatie',
    'DC.type@OVERHEIDop.AanhangselTypen': type,
    'DC.type@OVERHEIDop.Parlementair': 'Aanhangsel van de Handelingen',
  });
}

export interface FakeRecord {
  id: string;
  number?: string;
  name?: string;
  type?: string;
  submitted?: string;
  received?: string;
  title?: string;
  xmlUrl?: string;
}

/** A record of the search service, in the namespaces it uses. */
export function sruRecord({ id, number, name, type, submitted, received, title, xmlUrl }: FakeRecord): string {
  const field = (tag: string, value: string | undefined): string =>
    value === undefined ? '' : `<w:${tag}>${escape(value)}</w:${tag}>`;
  const series = id.startsWith('ah-') ? 'Kamervragen (Aanhangsel)' : 'Kamervragen zonder antwoord';
  return `<sru:record><sru:recordData><gzd:gzd><gzd:originalData><w:meta>
    <w:owmskern><dcterms:identifier>${id}</dcterms:identifier><dcterms:title>${escape(title ?? id)}</dcterms:title></w:owmskern>
    <w:owmsmantel><dcterms:available>${received ?? submitted ?? '2024-01-01'}</dcterms:available></w:owmsmantel>
    <w:tpmeta>${field('publicatienaam', name ?? series)}${field('vraagnummer', number)}${field('subrubriek', type)}${field('datumIndiening', submitted)}${field('datumOntvangst', received)}</w:tpmeta>
  </w:meta></gzd:originalData><gzd:enrichedData>${xmlUrl ? `<gzd:itemUrl manifestation="pdf">https://repository.overheid.nl/x.pdf</gzd:itemUrl><gzd:itemUrl manifestation="xml">${xmlUrl}</gzd:itemUrl>` : ''}</gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>`;
}

export interface FakeAnswer {
  records?: readonly string[];
  count?: number | null;
  diagnostics?: readonly string[];
  next?: number;
  /** Default namespace for the answer's own elements instead of the prefix. */
  plain?: boolean;
}

/** An answer of the search service. `count: null` leaves the count out. */
export function sruAnswer({
  records = [],
  count = records.length,
  diagnostics = [],
  next,
  plain = false,
}: FakeAnswer): string {
  const p = plain ? '' : 'sru:';
  const tag = (name: string, content: string): string => `<${p}${name}>${content}</${p}${name}>`;
  const errors = diagnostics.map(
    (message) =>
      `<d:diagnostic><d:uri>info:srw/diagnostic/1/10</d:uri><d:message>${escape(message)}</d:message></d:diagnostic>`,
  );
  return `<${p}searchRetrieveResponse ${plain ? 'xmlns' : 'xmlns:ignored'}="http://docs.oasis-open.org/ns/search-ws/sruResponse"
    xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:d="http://docs.oasis-open.org/ns/search-ws/diagnostic"
    xmlns:gzd="http://standaarden.overheid.nl/sru" xmlns:w="http://standaarden.overheid.nl/wetgeving/" xmlns:dcterms="http://purl.org/dc/terms/">
    ${tag('version', '2.0')}${count === null ? '' : tag('numberOfRecords', String(count))}
    ${records.length > 0 ? tag('records', records.join('')) : ''}${next === undefined ? '' : tag('nextRecordPosition', String(next))}
    ${errors.length > 0 ? tag('diagnostics', errors.join('')) : ''}
  </${p}searchRetrieveResponse>`;
}
