import { formatDate } from '../../utils/i18n/dates.ts';
import type { Language } from '../../utils/i18n/language.ts';
import type { RelatedTranslate } from '../../utils/i18n/related.ts';
import type { RelatedRow, ViewState } from '../../utils/related-view/contract.ts';
import { TONES } from '../card/explain.ts';
import type { IconName } from '../ui/Icon.tsx';

/** What the words of related questions need. */
export interface RelatedSpeech {
  readonly t: RelatedTranslate;
  readonly language: Language;
}

/** Colour family of a state. */
export const toneOf = (state: ViewState): string =>
  state === 'closed' ? 'good' : state === 'notice' ? 'hold' : TONES[state];

/** Drawing of a state. */
export const iconOf = (state: ViewState): IconName =>
  state === 'closed' ? 'answered' : state === 'notice' ? 'settledByLetter' : state;

/** The word for a state. */
export const wordOf = (state: ViewState, t: RelatedTranslate): string =>
  state === 'closed' || state === 'notice' ? t(`related.${state}`) : t(`state.${state}`);

/** The state in words, with its days and the day it is known for: `Beantwoord na 42 dagen`. */
export function standingText(
  { state, days, asOf }: Pick<RelatedRow, 'state' | 'days' | 'asOf'>,
  { t, language }: RelatedSpeech,
): string {
  const counted =
    days === null ? '' : ` ${t(state === 'answered' ? 'related.after' : 'related.waiting', { count: days })}`;
  const known = asOf === null ? '' : ` (${t('related.asOf', { date: formatDate(asOf, language) })})`;
  return wordOf(state, t) + counted + known;
}

/** Most submitters named on a row. */
const MOST_NAMES = 2;

/** Who asked: `Van Eijk-Nagel (VVD), Michon-Derkzen (VVD) en nog 1`. Empty when nobody is known. */
export function askedBy({ submitters }: RelatedRow, t: RelatedTranslate): string {
  const named = submitters
    .slice(0, MOST_NAMES)
    .map(({ name, party }) => (party === null ? name : `${name} (${party})`))
    .join(', ');
  const others = submitters.length - MOST_NAMES;
  return others > 0 ? `${named} ${t('related.others', { count: others })}` : named;
}

/** The title, or the number of a question that is only named. */
export const titleOf = ({ title, number }: { title: string; number: string }, t: RelatedTranslate): string =>
  title === '' ? t('related.unlistedTitle', { number }) : title;
