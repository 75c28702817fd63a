import { todayInAmsterdam } from '../clock/today.ts';
import { formatDate, formatMediumDate, formatMoment, formatShortDate } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';
import { statusTranslator, type StatusTranslate } from '../i18n/status.ts';
import type { StripStateTranslate } from '../i18n/strip-state.ts';
import { reasonClause } from '../publication/reason.ts';
import { oneLine } from '../text/lines.ts';
import { waitsLong } from './late-since.ts';
import type { TONES } from './looks.ts';
import type { Status } from './types.ts';
import { stateLabel, type Wording } from './words.ts';

/**
 * The sentences of each state: in full for the frame and the library (`explain`), in short for the strip (`explainShort`). A
 * state without either does not compile. Their words are in `utils/domain/i18n/texts/states.ts`.
 */

type Of<S extends Status['state']> = Extract<Status, { state: S }>;

/** What the short sentences need besides the status. */
export interface ShortWording {
  readonly t: StripStateTranslate;
  readonly language: Language;
}

/** One short sentence of the strip. */
export interface ShortSentence {
  /** Shown beside the state's word, in its own colour. */
  readonly badge: { text: string; tone: (typeof TONES)[Status['state']] } | null;
  readonly why: string;
  readonly link: { text: string; href: string } | null;
  /** The full sentences say more than this one. */
  readonly more?: boolean;
}

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
    ...(reason === null ? [] : [t('why.postponed.reason', { reason: oneLine(reasonClause(reason)) })]),
    ...(reason === null ? says(status, t) : []),
    t('why.postponed.after', { date: formatDate(due, language) }),
  ];
}

/** What a notice says, in its own words: on one line, and with no control of direction left open for what stands behind it. */
function says({ said }: { said: string | null }, t: StatusTranslate): string[] {
  return said === null ? [] : [t('why.notice.says', { said: oneLine(said) })];
}

/** A notice that was not understood, quoted for the reader to judge. */
function unclear({ notice, said: words }: Pick<Of<'probablyOverdue'>, 'notice' | 'said'>, wording: Wording): string {
  const { t, language } = wording;
  const said = words === null ? null : oneLine(words);
  const date = notice.date === null ? null : formatDate(notice.date, language);
  if (said === null) return date === null ? t('why.notice.empty') : t('why.notice.empty.dated', { date });
  return date === null ? t('why.notice.unclear', { said }) : t('why.notice.unclear.dated', { date, said });
}

function probablyOverdue(status: Of<'probablyOverdue'>, wording: Wording): string[] {
  const { t, language } = wording;
  const { due, daysLate, postponement } = status;
  return [
    unclear(status, wording),
    waitsLong(status)
      ? t('why.noAnswer', { date: formatDate(due, language) })
      : t('why.overdue.sixWeeks', { date: formatDate(due, language), count: daysLate }),
    ...(postponement === null || postponement.date === null
      ? []
      : [t('why.overdue.notice', { date: formatDate(postponement.date, language) })]),
  ];
}

function overdue(status: Of<'overdue'>, { t, language }: Wording): string[] {
  const { term, due, daysLate, notice } = status;
  const key = term === 'threeWeeks' ? 'why.overdue.threeWeeks' : 'why.overdue.sixWeeks';
  const date = formatDate(due, language);
  const sentences = [waitsLong(status) ? t('why.noAnswer', { date }) : t(key, { date, count: daysLate })];
  if (notice !== null && notice.date !== null)
    sentences.push(t('why.overdue.notice', { date: formatDate(notice.date, language) }));
  return sentences;
}

/** What ended the questions, and the notice that came later. */
function endedAndMore({ ended, notice, said }: NonNullable<Of<'unknown'>['doubt']>, wording: Wording): string[] {
  const { t, language } = wording;
  const dates = { ended: formatDate(ended.date ?? '', language), date: formatDate(notice.date ?? '', language) };
  const first = t(ended.role === 'withdrawn' ? 'why.withdrawn' : 'why.settledByLetter', { date: dates.ended });
  return notice.role === 'postponement'
    ? [first, t('why.after.postponement', { date: dates.date }), ...says({ said }, t)]
    : [first, unclear({ notice, said }, wording)];
}

function unknown(status: Of<'unknown'>, wording: Wording): string[] {
  const { t, language, today } = wording;
  const { lastKnown, doubt } = status;
  const sentences = [...(doubt ? endedAndMore(doubt, wording) : []), t(`why.unknown.${status.why}`)];
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
        ...says(status, t),
      ];
    case 'withdrawn':
      return [
        status.notice.date === null
          ? t('why.withdrawn.undated')
          : t('why.withdrawn', { date: formatDate(status.notice.date, language) }),
        ...says(status, t),
      ];
    case 'open':
      return [
        status.daysLeft === 0
          ? t('why.open.today', { date: formatDate(status.due, language) })
          : t('why.open', { date: formatDate(status.due, language), count: status.daysLeft }),
      ];
    case 'postponed':
      return postponed(status, wording);
    case 'probablyPostponed':
      return [unclear(status, wording), t('why.probablyPostponed', { date: formatDate(status.due, language) })];
    case 'overdue':
      return overdue(status, wording);
    case 'probablyOverdue':
      return probablyOverdue(status, wording);
    case 'noTerm':
      return [t(`why.noTerm.${status.why}`)];
    case 'unknown':
      return unknown(status, wording);
  }
}

const datedNotice = (date: string | null, { t, language }: ShortWording): string =>
  date === null ? t('short.notice.undated') : t('short.notice', { date: formatDate(date, language) });

function answeredShort(status: Of<'answered'>, { t, language }: ShortWording): ShortSentence {
  const { answer, days, punctuality } = status;
  const date = answer.date === null ? null : formatDate(answer.date, language);
  const badge =
    punctuality === null
      ? null
      : punctuality.is === 'withinThreeWeeks'
        ? { text: t('short.within'), tone: 'neutral' as const }
        : punctuality.is === 'afterThreeWeeks'
          ? { text: t('short.afterThree', { count: punctuality.days }), tone: 'hold' as const }
          : { text: t('short.late', { count: punctuality.days }), tone: 'late' as const };
  return {
    badge,
    why:
      date === null
        ? t('short.answered.undated')
        : days === null
          ? t('short.answered.dated', { date })
          : // The longest of them: with the month in full the strip cuts it beside the timeline.
            t('short.answered', { date: formatMediumDate(answer.date ?? '', language), count: days }),
    link: { text: t('short.to.answer'), href: answer.url },
  };
}

const daysLeft = (days: number, { t }: ShortWording): string =>
  days <= 0 ? t('short.lastDay') : t('short.left', { count: days });

function overdueShort(status: Of<'overdue' | 'probablyOverdue'>, speaking: ShortWording): ShortSentence {
  const { t, language } = speaking;
  const { daysLate, due, notice } = status;
  const isThree = status.state === 'overdue' && status.term === 'threeWeeks';
  return {
    // After a year the date is enough (decision 535): hundreds of days are not news, and take another line.
    badge: waitsLong(status)
      ? null
      : { text: t(isThree ? 'short.afterThree' : 'short.afterSix', { count: daysLate }), tone: 'late' },
    why: t('short.ended', { date: formatDate(due, language) }),
    link:
      notice === null
        ? null
        : { text: t(status.state === 'overdue' ? 'short.to.postponement' : 'short.to.notice'), href: notice.url },
  };
}

function unknownShort({ why, lastKnown }: Of<'unknown'>, { t, language }: ShortWording): ShortSentence {
  const earlier =
    lastKnown === null
      ? null
      : t('short.lastKnown', {
          state: stateLabel(lastKnown.state, statusTranslator(language)),
          date: formatShortDate(todayInAmsterdam(new Date(lastKnown.at)), language),
        });
  return { badge: null, why: earlier ?? t(`short.unknown.${why}`), link: null, more: true };
}

/**
 * What the strip says beside the word of a state: one short sentence, and where it leads. Within `STRIP_LIMITS`.
 */
export function explainShort(status: Status, speaking: ShortWording): ShortSentence {
  const { t, language } = speaking;
  switch (status.state) {
    case 'answered':
      return answeredShort(status, speaking);
    case 'settledByLetter': {
      const url = status.letter?.url ?? null;
      return {
        badge: null,
        why: datedNotice(status.notice.date, speaking),
        link: { text: t(url === null ? 'short.to.notice' : 'short.to.letter'), href: url ?? status.notice.url },
      };
    }
    case 'withdrawn':
      return {
        badge: null,
        why: datedNotice(status.notice.date, speaking),
        link: { text: t('short.to.notice'), href: status.notice.url },
      };
    case 'open':
      return {
        badge: { text: daysLeft(status.daysLeft, speaking), tone: 'wait' },
        why: t('short.threeWeeks', { date: formatDate(status.due, language) }),
        link: null,
      };
    case 'postponed':
      return {
        badge: { text: daysLeft(status.daysLeft, speaking), tone: 'hold' },
        why: t('short.sixWeeks', { date: formatDate(status.due, language) }),
        link: { text: t('short.to.postponement'), href: status.notice.url },
      };
    case 'probablyPostponed':
      return {
        badge: { text: daysLeft(status.daysLeft, speaking), tone: 'hold' },
        why: t('short.sixWeeks', { date: formatDate(status.due, language) }),
        link: { text: t('short.to.notice'), href: status.notice.url },
      };
    case 'overdue':
    case 'probablyOverdue':
      return overdueShort(status, speaking);
    case 'noTerm':
      return { badge: null, why: t(`short.noTerm.${status.why}`), link: null };
    case 'unknown':
      return unknownShort(status, speaking);
  }
}
