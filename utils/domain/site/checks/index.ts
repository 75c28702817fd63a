/** The assumptions about the site and its services, as executable checks. */
export { checkObservation, checkPage } from './page.ts';
export { observePage, type PageObservation } from './observe.ts';
export { checkMetadataFile, checkPublicationXml } from './files.ts';
export { checkSearch } from './search.ts';
export {
  checkServices,
  probeRequests,
  fixedRequests,
  type ParseHtml,
  type ProbeRequest,
  type ServiceAnswer,
} from './services.ts';
export { formatReport, tally, verdicts, type Verdict } from './report.ts';
export type { CheckResult, Outcome } from './types.ts';
export { identityOf } from './identity.ts';
