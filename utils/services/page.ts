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

/** What a page is about, as far as its address and text tell. */
export interface PageSubject {
  /** Number of the question to show a status for; null when there is none. */
  readonly number: string | null;
  /** Numbers whose notes belong here. */
  readonly questionNumbers: readonly string[];
}

/**
 * Settles what a page is about. The address names the publication; the page may only add to it.
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
  // A number of 2009 or later in the address is the one, whatever a script writes into the head of the page. Where the
  // address holds other digits, the page's own number goes before them: see `questionNumberFrom`.
  const mayBe = (number: string): boolean => own.every((one) => !isZNumber(one) || isSameNumber(one, number));
  const questionNumbers = [...new Set([...claimed.filter(mayBe), ...own])];
  return { number: questionNumbers[0] ?? null, questionNumbers };
}

/** Answers the messages of pages about themselves. */
export interface PageService {
  /** See `page.get`. Throws what `DossierService.get` throws. */
  get(request: PageRequest): Promise<PageAnswer>;
  /** See `dossier.peek`. */
  peek(address: string): Promise<Dossier | null>;
  /** See `diagnose.run`. */
  diagnose(request: z.infer<typeof DiagnoseRequest>): Promise<DiagnoseAnswer>;
}

/**
 * Makes the service: pages are interpreted here, so that no page carries the interpreter.
 *
 * @param reportLines lines for the report of Diagnose that the page does not know; never text of a note
 */
export function createPageService(
  dossiers: Dossiers,
  raw: Network['raw'],
  reportLines: () => Promise<readonly string[]> = async () => [],
): PageService {
  return {
    diagnose: async (request) => diagnose({ ...request, about: [...request.about, ...(await reportLines())] }, raw),
    get: (request) => answerPage(dossiers, request),
    async peek(address) {
      const identifier = parseIdentifier(address);
      const { number } = factsOf(identifier, null);
      const [known] = identifier === null ? [] : dossiers.knownNumbersOf(identifier.id);
      if (number === null && known !== undefined) return dossiers.peek(known);
      return number === null ? null : dossiers.peek(number);
    },
  };
}

/** What of the dossiers a page needs. */
type Dossiers = Pick<DossierService, 'get' | 'cached' | 'peek' | 'numbersOf' | 'knownNumbersOf' | 'learnNumbersOf'>;

/** What a page is about: its numbers, where it states none asked for elsewhere, and its dossier. */
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

/** Numbers of a publication that states none itself: as remembered, or as the services say. */
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

/** A record with the numbers that were found elsewhere. */
function numbered(record: PublicationRecord, numbers: readonly string[]): PublicationRecord {
  if (record.kind === 'question') return { ...record, questionNumber: numbers[0] ?? null };
  return record.kind === 'appendix' ? { ...record, questionNumbers: [...numbers] } : record;
}
