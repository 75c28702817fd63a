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

/** Makes the service: pages are interpreted here, so that no page carries the interpreter. */
export function createPageService(
  dossiers: Pick<DossierService, 'get' | 'cached' | 'peek' | 'numbersOf' | 'knownNumbersOf' | 'learnNumbersOf'>,
  raw: Network['raw'],
): PageService {
  return {
    diagnose: (request) => diagnose(request, raw),
    async get({ address, source, until }) {
      const identifier = parseIdentifier(address);
      const record = source === null ? null : recordOfSource(source, address);
      const stated = factsOf(identifier, record);
      const isOpen = stated.number === null && identifier !== null && isProvisional(identifier.id);
      if (!isOpen && identifier !== null && isProvisional(identifier.id))
        dossiers.learnNumbersOf(identifier.id, stated.questionNumbers);
      const known = isOpen ? await numbersFor(dossiers, identifier.id, until) : [];
      const { number, questionNumbers } = isOpen ? { number: known[0] ?? null, questionNumbers: known } : stated;
      const answer = {
        record: record && withoutTexts(isOpen ? numbered(record, known) : record),
        number,
        questionNumbers: [...questionNumbers],
      };
      if (number === null) return { ...answer, dossier: null, ...(isOpen && until === 'cache' ? { ask: true } : {}) };
      const own = isOpen && record !== null ? numbered(record, known) : record;
      const request = dossierRequest(number, own, until === 'recheck');
      return { ...answer, dossier: await (until === 'cache' ? dossiers.cached(request) : dossiers.get(request)) };
    },
    async peek(address) {
      const identifier = parseIdentifier(address);
      const { number } = factsOf(identifier, null);
      const [known] = identifier === null ? [] : dossiers.knownNumbersOf(identifier.id);
      if (number === null && known !== undefined) return dossiers.peek(known);
      return number === null ? null : dossiers.peek(number);
    },
  };
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
