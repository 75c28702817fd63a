import type { Dossier } from '../dossier/types.ts';
import { formatMoment } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';
import { statusTranslator } from '../i18n/status.ts';
import { stripStateTranslator, type StripStateTranslate } from '../i18n/strip-state.ts';
import { isProvisional } from '../publication/identifier.ts';
import type { PublicationRecord } from '../publication/record.ts';
import { publicationUrl } from '../site/address.ts';
import { STATE_ICONS, TONES } from '../status/looks.ts';
import { shownAs } from '../status/long-ago.ts';
import { STATES } from '../status/states.ts';
import type { Status } from '../status/types.ts';
import { explainShort, type ShortSentence } from '../status/sentences.ts';
import { drawLine, type DrawnLine } from './line.ts';

type Tone = (typeof TONES)[Status['state']];

/** Where a question stands, in the words of the strip; see `StripPicture` of the protocol. */
export interface Picture {
  readonly language: Language;
  readonly state: Status['state'];
  readonly tone: Tone;
  readonly icon: string;
  readonly word: string;
  readonly badge: ShortSentence['badge'];
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

/** A document that has no text after sixty days is not called new: some old ones never got one. */
const NEW_FOR_MS = 60 * 86_400_000;

/** What the reader must know of the document on the screen before its question: that it is not there in full, or what it became. */
function unfinished(
  { record, publication, today }: Pictured,
  dossier: Dossier | null,
  t: StripStateTranslate,
): ShortSentence | null {
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
function wayBack({ publication }: Pictured, dossier: Dossier, t: StripStateTranslate): ShortSentence['link'] {
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
  const shown = shownAs(state, dossier?.status.submitted ?? null, today);
  // Once the question is over, that comes first.
  const remark = STATES[state].isOver ? null : unfinished(about, dossier, t);
  const said: ShortSentence =
    dossier === null
      ? { badge: null, why: t('short.unnumbered'), link: null }
      : explainShort(dossier.status, { t, language });
  const back = dossier === null ? null : wayBack(about, dossier, t);
  return {
    language,
    state,
    tone: TONES[shown],
    icon: STATE_ICONS[shown],
    word: statusTranslator(language)(`state.${shown}`),
    badge: said.badge,
    why: remark?.why ?? said.why,
    link: remark?.link ?? back ?? said.link,
    more: remark === null && back === null && said.more === true ? t('short.why') : null,
    line: dossier === null ? null : drawLine(dossier.status, t, about),
    checked: dossier === null ? null : formatMoment(dossier.checkedAt, today, language),
    incomplete: (dossier?.failures.length ?? 0) > 0,
  };
}
