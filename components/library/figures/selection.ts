import { ministryName } from '../../../utils/domain/ministries/ministry.ts';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import type { RelatedTranslate } from '../../../utils/domain/i18n/related.ts';
import type { FigureWords } from '../../figures/words.ts';
import { wordOf } from '../../related/words.ts';
import type { FiguresQuery } from './useFigures.ts';

/** Which questions are counted, in words, for a caption: `Ministerie: Defensie; Ingezonden vanaf 1 januari 2024`. */
export function selectionText(
  query: FiguresQuery,
  { t, language }: FigureWords,
  relatedT: RelatedTranslate,
  collection: string | null,
): string {
  const { words, member, party, ministry, minister, state, punctual, kind, subject, from, to, tag } = query;
  const parts: readonly (readonly [string, string | null])[] = [
    [t('questions.label'), words.trim() === '' ? null : `“${words.trim()}”`],
    [t('questions.filter.member'), member],
    [t('questions.filter.party'), party],
    [t('questions.filter.ministry'), ministry === null ? null : ministryName(ministry)],
    [t('questions.filter.minister'), minister],
    [t('filter.state'), state === null ? null : wordOf(state, relatedT)],
    [t('questions.filter.punctual'), punctual === null ? null : t(`questions.punctual.${punctual}`)],
    [t('questions.filter.kind'), kind === null ? null : t(`questions.kind.${kind}`)],
    [t('questions.filter.subject'), subject],
    [`${t('questions.filter.period')}, ${t('filter.from')}`, from === null ? null : formatDate(from, language)],
    [`${t('questions.filter.period')}, ${t('filter.to')}`, to === null ? null : formatDate(to, language)],
    [t('figures.tag'), tag],
    [t('figures.collection'), collection],
  ];
  const told = parts.flatMap(([name, value]) =>
    value === null || value.trim() === '' ? [] : [`${name}: ${value.trim()}`],
  );
  return told.length === 0 ? t('figures.selection.all') : told.join('; ');
}
