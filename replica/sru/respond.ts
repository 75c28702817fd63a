import { escapeText } from '../page/markup.ts';

/** The answer to a query that is refused: HTTP 200, no count, one diagnostic, default namespace as the service writes it. */
export function renderDiagnostic(uri: string, message: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:ns3="http://docs.oasis-open.org/ns/search-ws/diagnostic"><version>2.0</version><diagnostics><ns3:diagnostic><ns3:uri>${escapeText(uri)}</ns3:uri><ns3:message>${escapeText(message)}</ns3:message></ns3:diagnostic></diagnostics></searchRetrieveResponse>`;
}
