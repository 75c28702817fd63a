import type { RelatedRequest } from '../file/contract.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import type { Dossier } from '../../domain/dossier/types.ts';
import { parseIdentifier } from '../../domain/publication/identifier.ts';
import type { Official, PublicationRecord, Submitter } from '../../domain/publication/record.ts';
import { MAX_RELATED } from './contract.ts';

/** What is known of the question at hand, from all sources. */
export interface Known {
  readonly number: string;
  /** The open page, of the question or of an answer to it; null when there is none. */
  readonly page: PublicationRecord | null;
  /** The question in the question list. */
  readonly listed: CorpusRecord | null;
  /** Its dossier in the cache. */
  readonly dossier: Dossier | null;
}

/** Text of the length of a headline between quotation marks of one kind; an apostrophe closes nothing. */
const QUOTED = [/«([^«»]{8,300})»/g, /“([^“”]{8,300})”/g, /"([^"]{8,300})"/g, /‘([^‘]{8,300}?)’(?!\p{L})/gu];

/** A member as the question list spells them: `Wendy van Eijk-Nagel (W.P.J.)`. */
function spelled({ name, givenName, initials }: Submitter): string {
  const full = givenName === null || name.startsWith(givenName) ? name : `${givenName} ${name}`;
  return initials === null ? full : `${full} (${initials})`;
}

/** A member of government: the name, else the office as the question list spells it. */
function office({ function: role, portfolio, name }: Official): string {
  return name ?? [role, portfolio].filter(Boolean).join(' van ');
}

/** Numbers of the questions that a document refers to, and whether it says that it follows them up. */
export function referencesOf(page: PublicationRecord | null): { number: string; followUp: boolean }[] {
  const named = new Map<string, boolean>();
  for (const { questionNumber, reason } of page?.references ?? [])
    if (questionNumber !== null) named.set(questionNumber, named.get(questionNumber) === true || reason === 'followUp');
  return [...named].map(([number, followUp]) => ({ number, followUp }));
}

/** Questions that name this one, as far as the dossier knows. */
export function namedBy(
  dossier: Dossier | null,
): { number: string; id: string; title: string; followUp: boolean; date: string | null }[] {
  return (dossier?.mentions ?? []).flatMap(({ document, title, role, date }) => {
    const identifier = parseIdentifier(document);
    return identifier?.kind === 'question' && identifier.number !== null && identifier.number !== dossier?.number
      ? [{ number: identifier.number, id: document, title, followUp: role === 'followUp', date }]
      : [];
  });
}

/** The first `most` distinct texts of at most a length. */
const cut = (values: readonly string[], length: number, most: number): string[] =>
  [...new Set(values.filter((value) => value !== '' && value.length <= length))].slice(0, most);

/** Who submitted the question and who it is addressed to, as the list spells them when it knows: it compares names as spelled. */
function peopleOf({ page, listed }: Known): Pick<RelatedRequest, 'submitters' | 'addressees'> {
  const asked = page === null || page.kind === 'other' ? null : page;
  const submitters = listed?.submitters.map(({ name }) => name) ?? [];
  const addressees = listed?.addressees ?? [];
  return {
    submitters: cut(submitters.length > 0 ? submitters : (asked?.submitters ?? []).map(spelled), 200, 150),
    addressees: cut(addressees.length > 0 ? addressees : (asked?.addressees ?? []).map(office), 200, 50),
  };
}

/** What the footnotes of the page cite: addresses, and headlines between quotation marks. */
function footnotesOf(page: PublicationRecord | null): Pick<RelatedRequest, 'links' | 'headlines'> {
  const footnotes = page?.footnotes ?? [];
  const headlines = footnotes.flatMap(({ text }) =>
    QUOTED.flatMap((pattern) => [...text.slice(0, 5000).matchAll(pattern)].map(([, words = '']) => words.trim())),
  );
  return {
    links: cut(
      footnotes.flatMap((note) => note.links.map(({ url }) => url)),
      2000,
      100,
    ),
    headlines: cut(headlines, 500, 50),
  };
}

/** An address, as printed in a footnote: its words are those of a site. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+/g;

/** What a page says of its subject besides the title: the sub-questions, the explanatory note, and what the footnotes cite. */
function textOf(asked: Exclude<PublicationRecord, { kind: 'other' }> | null): string {
  if (asked === null) return '';
  const note = asked.kind === 'question' ? asked.explanatoryNote : null;
  const cited = asked.footnotes.map(({ text }) => text.slice(0, 5000).replace(ADDRESS, ' '));
  return [...asked.questions.map(({ text }) => text), note ?? '', ...cited].filter((part) => part !== '').join('\n');
}

/** The title of the question from whatever knows it; empty when nothing does. */
export function knownTitle({ listed, page, dossier }: Known): string {
  return [listed, page, dossier].find((known) => known !== null && known.title !== '')?.title ?? '';
}

/**
 * The request to the question list, within its limits. The texts come from the page.
 *
 * @returns null when not even a title is known
 */
export function relatedRequest(known: Known): RelatedRequest | null {
  const { number, page, listed, dossier } = known;
  const title = knownTitle(known);
  if (title === '') return null;
  const asked = page === null || page.kind === 'other' ? null : page;
  const subjects = page?.subjects ?? [];
  return {
    number: number.slice(0, 20),
    title: title.slice(0, 10_000),
    text: textOf(asked).slice(0, 20_000),
    ...footnotesOf(page),
    ...peopleOf(known),
    date: listed?.submitted ?? asked?.submitted ?? null,
    subjects: cut(subjects.length > 0 ? subjects : (listed?.subjects ?? []), 200, 50),
    references: referencesOf(page)
      .filter((reference) => reference.number !== number && reference.number.length <= 20)
      .slice(0, 100),
    referredBy: cut(
      namedBy(dossier).map((mention) => mention.number),
      20,
      100,
    ),
    limit: MAX_RELATED,
  };
}
