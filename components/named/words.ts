import type { NamedTranslate } from '../../utils/domain/i18n/named.ts';
import type { NamedPlace } from '../../utils/domain/placement/named-places.ts';

/**
 * What is named, as a reader says it: `Vraag 2024Z01911`, `Aanhangsel 2023–2024, nr. 99`, `Kamerstuk 21501-20, nr. 2018`.
 *
 * @param isQuestion whether the list has it as a question: motions and letters have such numbers too (decision 481)
 */
export function placeName(
  { target, question }: Pick<NamedPlace, 'target' | 'question'>,
  isQuestion: boolean,
  t: NamedTranslate,
): string {
  if (question !== null) return t(isQuestion ? 'named.question' : 'named.number', { number: question });
  const appendix = /^ah-(?:tk|ek)-(\d{4})(\d{4})-(.+)$/.exec(target);
  if (appendix !== null) {
    const [, from = '', to = '', number = ''] = appendix;
    return t('named.appendix', { session: `${from}–${to}`, number });
  }
  // `h1` is a corrected print of the same paper.
  const paper = /^kst-(?:tk-|ek-)?(.+)-((?!h\d)[^-]+(?:-h\d+)?)$/.exec(target);
  if (paper === null) return target;
  const [, dossier = '', number = ''] = paper;
  return t('named.paper', { dossier, number });
}
