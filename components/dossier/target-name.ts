import type { PageTranslate } from '../../utils/domain/i18n/page.ts';

/** An identifier as a reader says it: `Vraag 2024Z18284`, `Aanhangsel 2022–2023, nr. 1234`, `Kamerstuk 36410-VII-12`. */
export function nameOfTarget(
  { target, questionNumber }: { readonly target: string; readonly questionNumber: string | null },
  t: PageTranslate,
): string {
  if (questionNumber !== null) return t('reference.question', { number: questionNumber });
  const appendix = /^ah-(?:tk|ek)-(\d{4})(\d{4})-(\d+)/.exec(target);
  if (appendix !== null) {
    const [, from = '', to = '', number = ''] = appendix;
    return t('reference.appendix', { session: `${from}–${to}`, number });
  }
  const paper = /^kst-(.+)$/.exec(target);
  return paper === null ? target : t('reference.paper', { number: paper[1] ?? '' });
}
