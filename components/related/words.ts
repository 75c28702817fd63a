import { formatDate } from '../../utils/domain/i18n/dates.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { RelatedTranslate } from '../../utils/domain/i18n/related.ts';
import type { ViewState } from '../../utils/domain/status/states.ts';
import type { RelatedRow } from '../../utils/questions/view/contract.ts';

/** What the words of related questions need. */
export interface RelatedSpeech {
  readonly t: RelatedTranslate;
  readonly language: Language;
}

/** The word for a state. */
export const wordOf = (state: ViewState, t: RelatedTranslate): string => t(`state.${state}`);

/** What the days of a row are counted from, in words; none where there are none to tell. */
function daysText({ state, days, asOf }: Shown, t: RelatedTranslate): string {
  if (days === null) return '';
  if (state === 'answered') return ` ${days === 0 ? t('related.after.same') : t('related.after', { count: days })}`;
  if (days === 0) return `, ${t(asOf === null ? 'related.submitted.today' : 'related.submitted.same')}`;
  return `, ${t(asOf === null ? 'related.submitted.ago' : 'related.submitted.earlier', { count: days })}`;
}

type Shown = Pick<RelatedRow, 'state' | 'days' | 'asOf'>;

/** The state in words, with its days and the day it is known for: `Beantwoord na 42 dagen`, `3 dagen te laat (stand 2 oktober 2024)`. */
export function stateAndDaysText(row: Shown, { t, language }: RelatedSpeech): string {
  const { state, days, asOf } = row;
  const known = asOf === null ? '' : ` (${t('related.asOf', { date: formatDate(asOf, language) })})`;
  const late = state === 'overdue' ? 'related.late' : state === 'probablyOverdue' ? 'related.late.probably' : null;
  return (late === null || days === null ? wordOf(state, t) + daysText(row, t) : t(late, { count: days })) + known;
}

/** Most submitters named on a row. */
const MAX_NAMES = 2;

/** Who asked: `Van Eijk-Nagel (VVD), Michon-Derkzen (VVD) en nog 1`. Empty when nobody is known. */
export function askedBy({ submitters }: Pick<RelatedRow, 'submitters'>, t: RelatedTranslate): string {
  const named = submitters
    .slice(0, MAX_NAMES)
    .map(({ name, party }) => (party === null ? name : `${name} (${party})`))
    .join(', ');
  const others = submitters.length - MAX_NAMES;
  return others > 0 ? `${named} ${t('related.others', { count: others })}` : named;
}

/** Why a question is shown: the shared words themselves, else what kind of reason it is. */
export function reasonText({ kind, words }: RelatedRow['reasons'][number], t: RelatedTranslate): string {
  const named = words.join(', ');
  if (kind === 'sameCategory' && named !== '') return `${t('relation.sameCategory')} ${named}`;
  return named === '' ? t(`relation.${kind}`) : named;
}

/** The title, or the number of a question that is only named. */
export const titleOf = ({ title, number }: { title: string; number: string }, t: RelatedTranslate): string =>
  title === '' ? t('related.unlistedTitle', { number }) : title;
