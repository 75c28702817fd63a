import type { Dossier } from '../dossier/types.ts';
import { formatDate, formatMoment, formatShortDate } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';
import { statusTranslator } from '../i18n/status.ts';
import { stripStateTranslator, type StripStateTranslate } from '../i18n/strip-state.ts';
import { todayInAmsterdam } from '../clock/today.ts';
import { isProvisional } from '../publication/identifier.ts';
import type { PublicationRecord } from '../publication/record.ts';
import { publicationUrl } from '../site/address.ts';
import { STATE_ICONS, TONES } from '../status/looks.ts';
import type { Status } from '../status/types.ts';
import { stateLabel } from '../status/words.ts';
import { drawLine, type DrawnLine } from './line.ts';

type Tone = (typeof TONES)[Status['state']];

/** Where a question stands, in the words of the strip; see `StripPicture` of the protocol. */
export interface Picture {
  readonly language: Language;
  readonly state: Status['state'];
  readonly tone: Tone;
  readonly icon: string;
  readonly word: string;
  readonly badge: { text: string; tone: Tone } | null;
  readonly why: string;
  readonly link: { text: string; href: string } | null;
  readonly more: string | null;
  readonly line: DrawnLine | null;
  readonly checked: string | null;
  readonly incomplete: boolean;
}

/** What the sentences of the strip are made from. */
export interface Pictured {
  readonly language: Language;
  /** Today in Amsterdam, YYYY-MM-DD. */
  readonly today: string;
  /** Identifier of the publication on the screen. */
  readonly publication: string;
  /** Of the page; null when it could not be read, or was not yet. */
  readonly record: PublicationRecord | null;
}

type Of<S extends Status['state']> = Extract<Status, { state: S }>;
type Said = Pick<Picture, 'badge' | 'why' | 'link'> & { more?: boolean };

interface Speaking {
  readonly t: StripStateTranslate;
  readonly language: Language;
}

const datedNotice = (date: string | null, { t, language }: Speaking): string =>
  date === null ? t('short.notice.undated') : t('short.notice', { date: formatDate(date, language) });

function answered(status: Of<'answered'>, { t, language }: Speaking): Said {
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
          : t('short.answered', { date, count: days }),
    link: { text: t('short.to.answer'), href: answer.url },
  };
}

const daysLeft = (days: number, { t }: Speaking): string =>
  days <= 0 ? t('short.lastDay') : t('short.left', { count: days });

function overdue(status: Of<'overdue' | 'probablyOverdue'>, speaking: Speaking): Said {
  const { t, language } = speaking;
  const { daysLate, due, notice } = status;
  const isThree = status.state === 'overdue' && status.term === 'threeWeeks';
  return {
    badge: { text: t(isThree ? 'short.afterThree' : 'short.afterSix', { count: daysLate }), tone: 'late' },
    why: t('short.ended', { date: formatDate(due, language) }),
    link:
      notice === null
        ? null
        : { text: t(status.state === 'overdue' ? 'short.to.postponement' : 'short.to.notice'), href: notice.url },
  };
}

function unknown({ why, lastKnown }: Of<'unknown'>, { t, language }: Speaking): Said {
  const earlier =
    lastKnown === null
      ? null
      : t('short.lastKnown', {
          state: stateLabel(lastKnown.state, statusTranslator(language)),
          date: formatShortDate(todayInAmsterdam(new Date(lastKnown.at)), language),
        });
  return { badge: null, why: earlier ?? t(`short.unknown.${why}`), link: null, more: true };
}

/** What the strip says beside the word of a state. */
function say(status: Status, speaking: Speaking): Said {
  const { t, language } = speaking;
  switch (status.state) {
    case 'answered':
      return answered(status, speaking);
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
      return overdue(status, speaking);
    case 'noTerm':
      return { badge: null, why: t(`short.noTerm.${status.why}`), link: null };
    case 'unknown':
      return unknown(status, speaking);
  }
}

const OVER: ReadonlySet<Status['state']> = new Set(['answered', 'settledByLetter', 'withdrawn']);

/** A document that has no text after sixty days is not called new: some old ones never got one. */
const NEW_FOR_MS = 60 * 86_400_000;

/** What the reader must know of the document on the screen before its question: that it is not there in full, or what it became. */
function unfinished(
  { record, publication, today }: Pictured,
  dossier: Dossier | null,
  t: StripStateTranslate,
): Said | null {
  if (record === null || record.kind === 'other' || !isProvisional(publication)) return null;
  const final = dossier?.aliases?.find(({ id }) => id === publication)?.final ?? null;
  if (final !== null)
    return {
      badge: null,
      why: t('short.nowPublished'),
      link: { text: t('short.to.final'), href: publicationUrl(final) },
    };
  if (record.questions.length > 0) return null;
  const date = record.published ?? record.submitted ?? (record.kind === 'appendix' ? record.received : null);
  const isNew = date !== null && Date.parse(today) - Date.parse(date) <= NEW_FOR_MS;
  return {
    badge: null,
    why: t(isNew ? 'short.provisional' : 'short.pdfOnly'),
    link: { text: t('short.to.pdf'), href: publicationUrl(publication).replace(/html$/, 'pdf') },
  };
}

/** On an answer or a notice the way leads back: the reader is at the document already. */
function wayBack({ publication }: Pictured, dossier: Dossier, t: StripStateTranslate): Said['link'] {
  return publication === dossier.question || publication.startsWith('kv-')
    ? null
    : { text: t('short.to.question'), href: publicationUrl(dossier.question) };
}

/**
 * Where a question stands, in the words of the strip.
 *
 * @param dossier null when nothing says which question the page is about
 * @returns sentences within `STRIP_LIMITS`; the rest is in the course of the question
 */
// oxlint-disable-next-line complexity -- one line for each fact, each with its default while nothing is known
export function stripPicture(dossier: Dossier | null, about: Pictured): Picture {
  const { language, today } = about;
  const t = stripStateTranslator(language);
  const state = dossier?.status.state ?? 'unknown';
  // Once the question is over, that comes first.
  const remark = OVER.has(state) ? null : unfinished(about, dossier, t);
  const said: Said =
    dossier === null ? { badge: null, why: t('short.unnumbered'), link: null } : say(dossier.status, { t, language });
  const back = dossier === null ? null : wayBack(about, dossier, t);
  return {
    language,
    state,
    tone: TONES[state],
    icon: STATE_ICONS[state],
    word: stateLabel(state, statusTranslator(language)),
    badge: said.badge,
    why: remark?.why ?? said.why,
    link: remark?.link ?? back ?? said.link,
    more: remark === null && back === null && said.more === true ? t('short.why') : null,
    line: dossier === null ? null : drawLine(dossier.status, t, about),
    checked: dossier === null ? null : formatMoment(dossier.checkedAt, today, language),
    incomplete: (dossier?.failures.length ?? 0) > 0,
  };
}
