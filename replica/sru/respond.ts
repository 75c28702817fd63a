import { escapeText } from '../page/markup.ts';
import { type Ask, html, type Reply, type World, xml } from '../reply.ts';
import { CqlError } from './cql.ts';
import { renderRecord } from './record.ts';
import { search } from './search.ts';

const NAMESPACES =
  'xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:cd="http://standaarden.overheid.nl/cup/data" xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" ' +
  'xmlns:gzd="http://standaarden.overheid.nl/sru" xmlns:diag="http://docs.oasis-open.org/ns/search-ws/diagnostic" ' +
  'xmlns:facet="http://docs.oasis-open.org/ns/search-ws/facetedResults" xmlns:c="http://standaarden.overheid.nl/collectie/"';

/** Records the service gives at once, at most. */
const MOST = 1000;
/** Beyond this start the service's front door gives up. */
const LAST_START = 10_000;

const GATEWAY_TIMEOUT = html(
  '<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway Time-out</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
  504,
);

/** The answer to a query that is refused: HTTP 200, no count, one diagnostic, default namespace as the service writes it. */
export function renderDiagnostic(uri: string, message: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:ns3="http://docs.oasis-open.org/ns/search-ws/diagnostic"><version>2.0</version><diagnostics><ns3:diagnostic><ns3:uri>${escapeText(uri)}</ns3:uri><ns3:message>${escapeText(message)}</ns3:message></ns3:diagnostic></diagnostics></searchRetrieveResponse>`;
}

function number(value: string | null, otherwise: number): number {
  return value !== null && /^\d+$/.test(value) ? Number(value) : otherwise;
}

function ignoredNotice(ignored: readonly string[]): string {
  if (ignored.length === 0) return '';
  const list = ignored.map(
    (clause) =>
      `        <diag:diagnostic>\n            <diag:uri>info:srw/diagnostic/1/59</diag:uri>\n            <diag:message>SEARCH-IGNOREDQTEXT: ${escapeText(clause)}</diag:message>\n        </diag:diagnostic>\n`,
  );
  return `    <sru:diagnostics>\n${list.join('')}    </sru:diagnostics>\n`;
}

/** Answers one searchRetrieve request. */
export function respond(ask: Ask, world: World): Reply {
  const query = ask.query.get('query');
  if (query === null || query.trim() === '') {
    return xml(renderDiagnostic('info:srw/diagnostic/1/7', 'Mandatory parameter not supplied: query'));
  }
  const start = Math.max(1, number(ask.query.get('startRecord'), 1));
  const most = Math.min(MOST, number(ask.query.get('maximumRecords'), 10));
  if (start >= LAST_START) return GATEWAY_TIMEOUT;
  try {
    const { publications, ignored } = search(query, world);
    const page = publications.slice(start - 1, start - 1 + most);
    const next = start + page.length;
    const more =
      page.length > 0 && next <= publications.length
        ? `    <sru:nextRecordPosition>${next}</sru:nextRecordPosition>\n`
        : '';
    return xml(`<?xml version="1.0" encoding="UTF-8"?>
<sru:searchRetrieveResponse ${NAMESPACES}>
    <sru:version>2.0</sru:version>
    <sru:numberOfRecords>${publications.length}</sru:numberOfRecords>
    <sru:records>
${page.map((publication, index) => renderRecord(publication, start + index)).join('')}    </sru:records>
${more}    <sru:echoedSearchRetrieveRequest>
        <sru:query>${escapeText(query)}</sru:query>
        <sru:startRecord>${start}</sru:startRecord>
        <sru:maximumRecords>${most}</sru:maximumRecords>
        <sru:recordXMLEscaping>xml</sru:recordXMLEscaping>
        <sru:recordSchema>http://standaarden.overheid.nl/sru/</sru:recordSchema>
    </sru:echoedSearchRetrieveRequest>
${ignoredNotice(ignored)}    <sru:resultCountPrecision>info:srw/vocabulary/resultCountPrecision/1/estimate</sru:resultCountPrecision>
</sru:searchRetrieveResponse>
`);
  } catch (error) {
    if (error instanceof CqlError) return xml(renderDiagnostic(error.uri, error.message));
    throw error;
  }
}
