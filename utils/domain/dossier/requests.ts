import type { PublicationRecord } from '../publication/record.ts';
import type { DossierRequest } from './types.ts';

/**
 * What to ask the background for a page: the question itself, or every question an appendix
 * belongs to; nothing for other publications.
 *
 * @param record of the page
 * @param force reread the sources
 */
export function dossierRequests(record: PublicationRecord, force: boolean): DossierRequest[] {
  if (record.kind === 'question') {
    const number = record.questionNumber ?? record.identifier.number;
    return number === null ? [] : [{ record, number, force }];
  }
  if (record.kind === 'appendix')
    return [...new Set(record.questionNumbers)].map((number) => ({ record: null, appendix: record, number, force }));
  return [];
}
