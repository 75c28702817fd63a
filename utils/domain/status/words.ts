import { formatDate, formatList, formatMoment } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';
import type { StatusTranslate } from '../i18n/status.ts';
import { reasonClause } from '../publication/reason.ts';
import { oneLine } from '../text/lines.ts';
import { isStateName } from './states.ts';
import type { SourceFailure, Status } from './types.ts';

/** What the texts need besides the status. */
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
    ...(reason === null ? [] : [t('why.postponed.reason', { reason: oneLine(reasonClause(reason)) })]),
    ...(reason === null ? says(status, t) : []),
    t('why.postponed.after', { date: formatDate(due, language) }),
  ];
}

/** What a notice says, in its own words: on one line, and with no control of direction left open for what stands behind it. */
function says({ said }: { said: string | null }, t: StatusTranslate): string[] {
  return said === null ? [] : [t('why.notice.says', { said: oneLine(said) })];
}

/** A notice that is not understood, with its own words for the reader to judge. */
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
    t('why.overdue.sixWeeks', { date: formatDate(due, language), count: daysLate }),
    ...(postponement === null || postponement.date === null
      ? []
      : [t('why.overdue.notice', { date: formatDate(postponement.date, language) })]),
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

/** What ended the questions, and the notice that came after it. */
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

/** The word for a state that comes as plain text (from the cache); any other text becomes *unknown*. */
export function stateLabel(state: string, t: StatusTranslate): string {
  return t(`state.${isStateName(state) ? state : 'unknown'}`);
}

/** One sentence about the sources that failed, each host once; null when none failed. */
export function explainFailures(failures: readonly SourceFailure[], { t, language, today }: Wording): string | null {
  const say = ({ code, what, until }: SourceFailure): string =>
    until === undefined
      ? t(`failure.${code}`, { what })
      : t('failure.until', { what, time: formatMoment(until, today, language) });
  const said = [...new Set(failures.map(say))];
  return said.length === 0 ? null : t('failure.some', { what: formatList(said, language) });
}

/** Names that the readers put before a value: `address kv-tk-…, metadata kv-tk-…`. */
const READ = /(^|, )(address|metadata|number|received|submitted|published)(?=[: ])/g;

/** A detail in the reader's language; values from the source stay as they are. */
const inWords = (detail: string, t: StatusTranslate): string =>
  detail.replace(READ, (_, before: string, name: ReadName) => before + t(`sourceError.read.${name}`));
type ReadName = 'address' | 'metadata' | 'number' | 'received' | 'submitted' | 'published';

/** Sentences about impossible dates and numbers in the sources. */
export function explainSourceErrors(status: Status, { t }: Wording): string[] {
  return status.sourceErrors.map(({ code, document, detail }) =>
    t(`sourceError.${code}`, { document, detail: inWords(detail, t) }),
  );
}

/** The due day in words; null when there is none. */
export function dueText(status: Status, { t, language }: Wording): string | null {
  switch (status.state) {
    case 'open':
      return t('due.threeWeeks', { date: formatDate(status.due, language) });
    case 'postponed':
    case 'probablyPostponed':
      return t('due.sixWeeks', { date: formatDate(status.due, language) });
    default:
      return null;
  }
}
