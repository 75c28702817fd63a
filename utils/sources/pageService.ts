import type * as z from 'zod/mini';
import { recordOfSource, withoutTexts } from '../publication/source-message.ts';
import { parseIdentifier } from '../publication/identifier.ts';
import type { Identifier, PublicationRecord } from '../publication/record.ts';
import type { Dossier } from '../dossier/types.ts';
import type { DiagnoseAnswer, DiagnoseRequest, PageAnswer, PageRequest } from '../messages/page-protocol.ts';
import { diagnose } from './diagnose.ts';
import type { DossierService } from './dossierService.ts';
import type { Network } from './http.ts';

/** What a page is about, as far as its address and text tell. */
export interface PageFacts {
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
export function factsOf(identifier: Identifier | null, record: PublicationRecord | null): PageFacts {
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
  const questionNumbers = [...new Set([...own, ...claimed])];
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
  dossiers: Pick<DossierService, 'get' | 'cached' | 'peek'>,
  raw: Network['raw'],
): PageService {
  return {
    diagnose: (request) => diagnose(request, raw),
    async get({ address, source, until }) {
      const record = source === null ? null : recordOfSource(source, address);
      const { number, questionNumbers } = factsOf(parseIdentifier(address), record);
      const answer = { record: record && withoutTexts(record), number, questionNumbers: [...questionNumbers] };
      if (number === null) return { ...answer, dossier: null };
      const request = {
        number,
        record: record?.kind === 'question' ? record : null,
        appendix: record?.kind === 'appendix' ? record : null,
        force: until === 'recheck',
      };
      return { ...answer, dossier: await (until === 'cache' ? dossiers.cached(request) : dossiers.get(request)) };
    },
    async peek(address) {
      const { number } = factsOf(parseIdentifier(address), null);
      return number === null ? null : dossiers.peek(number);
    },
  };
}
