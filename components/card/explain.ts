import type { SourceFailure, Status } from '../../utils/status/types.ts';
import { formatDate, formatList, formatMoment } from '../../utils/i18n/dates.ts';
import type { Language } from '../../utils/i18n/language.ts';
import type { StatusTranslate } from '../../utils/i18n/status.ts';

/** What the words of a status need besides the status. */
export interface Wording {
  t: StatusTranslate;
  language: Language;
  /** Today in Amsterdam, YYYY-MM-DD. */
  today: string;
}

type Of<S extends Status['state']> = Extract<Status, { state: S }>;

function answered(status: Of<'answered'>, { t, language }: Wording): string[] {
  const { days, punctuality } = status;
  const sentences: string[] = [];
  if (status.answer.date === null) sentences.push(t('why.answered.undated'));
  else if (days === null || punctuality === null) {
    sentences.push(t('why.answered', { date: formatDate(status.answer.date, language) }));
  } else {
    const when =
      punctuality.is === 'withinThreeWeeks'
        ? t('why.answered.within')
        : t(punctuality.is === 'afterThreeWeeks' ? 'why.answered.afterThree' : 'why.answered.afterSix', {
            count: punctuality.days,
          });
    sentences.push(`${t('why.answered.in', { count: days, date: formatDate(status.answer.date, language) })}: ${when}`);
  }
  if (status.supplements.length > 0)
    sentences.push(t('why.answered.supplements', { count: status.supplements.length }));
  return sentences;
}

function postponed(status: Of<'postponed'>, { t, language }: Wording): string[] {
  const { notice, reason, due } = status;
  return [
    notice.date === null ? t('why.postponed.undated') : t('why.postponed', { date: formatDate(notice.date, language) }),
    ...(reason === null ? [] : [t('why.postponed.reason', { reason })]),
    t('why.postponed.after', { date: formatDate(due, language) }),
  ];
}

function overdue(status: Of<'overdue'>, { t, language }: Wording): string[] {
  const { term, due, daysLate, notice } = status;
  const key = term === 'threeWeeks' ? 'why.overdue.threeWeeks' : 'why.overdue.sixWeeks';
  const sentences = [t(key, { date: formatDate(due, language), count: daysLate })];
  if (notice !== null && notice.date !== null)
    sentences.push(t('why.overdue.notice', { date: formatDate(notice.date, language) }));
  return sentences;
}

function unknown(status: Of<'unknown'>, { t, language, today }: Wording): string[] {
  const { lastKnown } = status;
  const sentences = [t(`why.unknown.${status.why}`)];
  if (lastKnown !== null) {
    sentences.push(
      t('why.unknown.lastKnown', {
        state: stateLabel(lastKnown.state, t),
        date: formatMoment(lastKnown.at, today, language),
      }),
    );
  }
  return sentences;
}

/**
 * Why a question has its state, in one or a few plain sentences.
 * @returns sentences in order of importance; never empty
 */
export function explain(status: Status, wording: Wording): string[] {
  const { t, language } = wording;
  switch (status.state) {
    case 'answered':
      return answered(status, wording);
    case 'settledByLetter':
      return [
        status.notice.date === null
          ? t('why.settledByLetter.undated')
          : t('why.settledByLetter', { date: formatDate(status.notice.date, language) }),
      ];
    case 'withdrawn':
      return [
        status.notice.date === null
          ? t('why.withdrawn.undated')
          : t('why.withdrawn', { date: formatDate(status.notice.date, language) }),
      ];
    case 'open':
      return [
        status.daysLeft === 0
          ? t('why.open.today', { date: formatDate(status.due, language) })
          : t('why.open', { date: formatDate(status.due, language), count: status.daysLeft }),
      ];
    case 'postponed':
      return postponed(status, wording);
    case 'overdue':
      return overdue(status, wording);
    case 'noTerm':
      return [t(`why.noTerm.${status.why}`)];
    case 'unknown':
      return unknown(status, wording);
  }
}

const STATES = [
  'answered',
  'settledByLetter',
  'withdrawn',
  'open',
  'postponed',
  'overdue',
  'noTerm',
  'unknown',
] as const;

/** The word for a state that comes as plain text (from the cache); a name that is not known is *unknown*. */
export function stateLabel(state: string, t: StatusTranslate): string {
  return t(`state.${STATES.find((name) => name === state) ?? 'unknown'}`);
}

/** One honest sentence on the sources that failed; null when none did. Each host is named once. */
export function explainFailures(failures: readonly SourceFailure[], { t, language }: Wording): string | null {
  const said = [...new Set(failures.map((failure) => t(`failure.${failure.code}`, { what: failure.what })))];
  return said.length === 0 ? null : t('failure.some', { what: formatList(said, language) });
}

/** The sentences on dates and numbers in the sources that cannot be true. */
export function explainSourceErrors(status: Status, { t }: Wording): string[] {
  return status.sourceErrors.map(({ code, document, detail }) => t(`sourceError.${code}`, { document, detail }));
}

/** Colour family of a state; the word and the icon say the same without colour. */
export const TONES = {
  answered: 'good',
  settledByLetter: 'good',
  withdrawn: 'neutral',
  open: 'wait',
  postponed: 'hold',
  overdue: 'late',
  noTerm: 'neutral',
  unknown: 'neutral',
  loading: 'neutral',
} as const satisfies Record<Status['state'] | 'loading', string>;

/** The day something is due, in words; null when nothing is. */
export function dueText(status: Status, { t, language }: Wording): string | null {
  if (status.state !== 'open' && status.state !== 'postponed') return null;
  return t(status.state === 'open' ? 'due.threeWeeks' : 'due.sixWeeks', { date: formatDate(status.due, language) });
}
