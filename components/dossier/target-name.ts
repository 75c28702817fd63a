import type { PageTranslate } from '../../utils/domain/i18n/page.ts';
import { publicationUrl, searchUrl } from '../../utils/domain/site/address.ts';
import type { NamedStatus } from '../../utils/protocol/named.ts';

/** What a text or link names. */
interface NamedTarget {
  readonly target: string;
  readonly questionNumber: string | null;
}

/** Whether a number is one that motions and letters have too, so that a question must be shown to be one (decision 481). */
const isShared = (number: string | null): number is string => number !== null && /^\d{4}Z/.test(number);

/**
 * An identifier as a reader says it: `Vraag 2024Z18284`, `Aanhangsel 2022–2023, nr. 1234`, `Kamerstuk 36410-VII-12`.
 *
 * @param isKnown whether list or cache show that there is such a question; else it is a number
 */
export function nameOfTarget({ target, questionNumber }: NamedTarget, isKnown: boolean, t: PageTranslate): string {
  if (questionNumber !== null)
    return t(isKnown || !isShared(questionNumber) ? 'reference.question' : 'reference.number', {
      number: questionNumber,
    });
  const appendix = /^ah-(?:tk|ek)-(\d{4})(\d{4})-(\d+)/.exec(target);
  if (appendix !== null) {
    const [, from = '', to = '', number = ''] = appendix;
    return t('reference.appendix', { session: `${from}–${to}`, number });
  }
  const paper = /^kst-(.+)$/.exec(target);
  return paper === null ? target : t('reference.paper', { number: paper[1] ?? '' });
}

/**
 * Where a target can be read. A number that nobody knows is searched for; a document of the Kamer (`2024D12345`) has no page on the host.
 *
 * @returns null where no address is known
 */
export function addressOfTarget({ target, questionNumber }: NamedTarget, isUnknown: boolean): string | null {
  if (/^\d{4}D\d+$/.test(target)) return null;
  return isUnknown && isShared(questionNumber) ? searchUrl(questionNumber) : publicationUrl(target);
}

/** Whether neither the list nor the lookup knows such a question. False before a lookup, or without a list. */
export const isUnlisted = (status: NamedStatus | undefined): boolean => status?.listed === false && !status.known;
