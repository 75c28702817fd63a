import type * as z from 'zod/mini';
import { recordOfSource, withoutTexts } from '../domain/publication/source-message.ts';
import { isProvisional, parseIdentifier } from '../domain/publication/identifier.ts';
import { isSameNumber, isZNumber } from '../domain/publication/own-number.ts';
import type { Identifier, PublicationRecord } from '../domain/publication/record.ts';
import { dossierRequest } from '../domain/dossier/requests.ts';
import type { Dossier } from '../domain/dossier/types.ts';
import type { DiagnoseAnswer, DiagnoseRequest, PageAnswer, PageRequest } from '../protocol/page.ts';
import { diagnose } from '../sources/diagnose.ts';
import type { DossierService } from './dossier.ts';
import type { Network } from '../sources/http.ts';

/** What a page is about, according to its address and text. */
export interface PageSubject {
  /** Number of the question to show a status for; null when there is none. */
  readonly number: string | null;
  /** Numbers whose notes belong here. */
  readonly questionNumbers: readonly string[];
}

/**
 * Decides what a page is about. The address identifies the publication; the page can only add to that.
 *
 * @param identifier from the address
 * @param record from the page, already checked; null when reading failed
 */
export function factsOf(identifier: Identifier | null, record: PublicationRecord | null): PageSubject {
  if (identifier === null || (identifier.kind !== 'question' && identifier.kind !== 'appendix')) {
    return { number: null, questionNumbers: [] };
  }
  const claimed =
    record?.kind === 'question' && record.questionNumber !== null
      ? [record.questionNumber]
      : record?.kind === 'appendix'
        ? record.questionNumbers
        : [];
  const own = identifier.kind === 'question' && identifier.number !== null ? [identifier.number] : [];
  // A question number of 2009 or later in the address is certain, whatever a script writes into the page. If the
  // address contains other digits, the number in the page comes first: see `questionNumberFrom`.
  const mayBe = (number: string): boolean => own.every((one) => !isZNumber(one) || isSameNumber(one, number));
  const questionNumbers = [...new Set([...claimed.filter(mayBe), ...own])];
  return { number: questionNumbers[0] ?? null, questionNumbers };
}

/** Answers messages of pages about themselves. */
export interface PageService {
  /** See `page.get`. Throws what `DossierService.get` throws. */
  get(request: PageRequest): Promise<PageAnswer>;
  /** See `dossier.peek`. */
  peek(address: string): Promise<Dossier | null>;
  /** See `diagnose.run`. */
  diagnose(request: z.infer<typeof DiagnoseRequest>): Promise<DiagnoseAnswer>;
}

/**
 * Creates the service. Pages are interpreted here, so that no page has to load the interpreter.
 *
 * @param reportLines extra lines for the report of Diagnose; never note text
 * @param alsoChecked verdicts that rest on neither the page nor the official services
 */
export function createPageService(
  dossiers: Dossiers,
  raw: Network['raw'],
  reportLines: () => Promise<readonly string[]> = async () => [],
  alsoChecked: () => Promise<DiagnoseAnswer['verdicts']> = async () => [],
): PageService {
  return {
    async diagnose(request) {
      const about = [...request.about, ...(await reportLines())];
      const [found, more] = await Promise.all([diagnose({ ...request, about }, raw), alsoChecked()]);
      return { ...found, verdicts: [...more, ...found.verdicts] };
    },
    get: (request) => answerPage(dossiers, request),
    async peek(address) {
      const number = knownNumberOf(dossiers, parseIdentifier(address));
      return number === null ? null : dossiers.peek(number);
    },
  };
}

/** The part of `DossierService` needed here. */
type Dossiers = Pick<DossierService, 'get' | 'cached' | 'peek' | 'numbersOf' | 'knownNumbersOf' | 'learnNumbersOf'>;

/** The question that a publication is about: by its identifier, or the first that is remembered of it. Null when none is known. Uses no network. */
export function knownNumberOf(
  dossiers: Pick<DossierService, 'knownNumbersOf'>,
  identifier: Identifier | null,
): string | null {
  return factsOf(identifier, null).number ?? (identifier && dossiers.knownNumbersOf(identifier.id)[0]) ?? null;
}

/** The question numbers of a page and its dossier. Numbers the page does not state are looked up elsewhere. */
async function answerPage(dossiers: Dossiers, { address, source, until }: PageRequest): Promise<PageAnswer> {
  const identifier = parseIdentifier(address);
  const record = source === null ? null : recordOfSource(source, address);
  const early = identifier !== null && isProvisional(identifier.id) ? identifier : null;
  const stated = factsOf(identifier, record);
  if (early === null || stated.number !== null) {
    if (early !== null) dossiers.learnNumbersOf(early.id, stated.questionNumbers);
    return withDossier(dossiers, record, stated, until);
  }
  const known = await numbersFor(dossiers, early.id, until);
  const own = record && numbered(record, known);
  const answer = await withDossier(dossiers, own, { number: known[0] ?? null, questionNumbers: known }, until);
  return answer.number === null && until === 'cache' ? { ...answer, ask: true } : answer;
}

async function withDossier(
  dossiers: Dossiers,
  record: PublicationRecord | null,
  { number, questionNumbers }: PageSubject,
  until: PageRequest['until'],
): Promise<PageAnswer> {
  const answer = { record: record && withoutTexts(record), number, questionNumbers: [...questionNumbers] };
  if (number === null) return { ...answer, dossier: null };
  const request = dossierRequest(number, record, until === 'recheck');
  return { ...answer, dossier: await (until === 'cache' ? dossiers.cached(request) : dossiers.get(request)) };
}

/** Numbers of a publication that states none itself: from memory, or from the services. */
async function numbersFor(
  dossiers: Pick<DossierService, 'numbersOf' | 'knownNumbersOf'>,
  id: string,
  until: PageRequest['until'],
): Promise<readonly string[]> {
  const known = dossiers.knownNumbersOf(id);
  return until === 'cache' || (until === 'sources' && known.length > 0)
    ? known
    : dossiers.numbersOf(id, until === 'recheck');
}

/** Adds numbers that were found elsewhere to a record. */
function numbered(record: PublicationRecord, numbers: readonly string[]): PublicationRecord {
  if (record.kind === 'question') return { ...record, questionNumber: numbers[0] ?? null };
  return record.kind === 'appendix' ? { ...record, questionNumbers: [...numbers] } : record;
}
