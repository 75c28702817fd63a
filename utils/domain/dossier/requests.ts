import type { PublicationRecord } from '../publication/record.ts';
import type { DossierRequest } from './types.ts';

/**
 * The request for the question of a page: its number, with the page itself as evidence.
 *
 * @param number of the question
 * @param record of the page; null when it could not be read
 * @param force read the sources again
 */
export function dossierRequest(number: string, record: PublicationRecord | null, force: boolean): DossierRequest {
  return {
    number,
    record: record?.kind === 'question' ? record : null,
    appendix: record?.kind === 'appendix' ? record : null,
    force,
  };
}
