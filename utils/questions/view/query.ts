import type { RelatedRequest } from '../file/contract.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import type { Dossier } from '../../domain/dossier/types.ts';
import { parseIdentifier } from '../../domain/publication/identifier.ts';
import type { Official, PublicationRecord, Submitter } from '../../domain/publication/record.ts';
import { MOST_RELATED } from './contract.ts';

/** What is known of the question at hand, from wherever. */
export interface Known {
  readonly number: string;
  /** The page that is open, of the question or of an answer to it; null when none is. */
  readonly page: PublicationRecord | null;
  /** The question in the list of all questions. */
  readonly listed: CorpusRecord | null;
  /** What the cache holds of it. */
  readonly dossier: Dossier | null;
}

/** Words between quotation marks of one kind, of the length of a headline; an apostrophe ends nothing. */
const QUOTED = [/«([^«»]{8,300})»/g, /“([^“”]{8,300})”/g, /"([^"]{8,300})"/g, /‘([^‘]{8,300}?)’(?!\p{L})/gu];

/** A member as the list of all questions spells them: `Wendy van Eijk-Nagel (W.P.J.)`. */
function spelled({ name, givenName, initials }: Submitter): string {
  const full = givenName === null || name.startsWith(givenName) ? name : `${givenName} ${name}`;
  return initials === null ? full : `${full} (${initials})`;
}

/** A member of government as the list spells an office without a name. */
function office({ function: role, portfolio, name }: Official): string {
  return name ?? [role, portfolio].filter(Boolean).join(' van ');
}

/** Numbers of the questions a document's references name, and whether it calls itself their follow-up. */
export function referencesOf(page: PublicationRecord | null): { number: string; followUp: boolean }[] {
  const named = new Map<string, boolean>();
  for (const { questionNumber, reason } of page?.references ?? [])
    if (questionNumber !== null) named.set(questionNumber, named.get(questionNumber) === true || reason === 'followUp');
  return [...named].map(([number, followUp]) => ({ number, followUp }));
}

/** Questions that name this one, as the dossier knows them: later questions, by number. */
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

/** Distinct texts of at most a length, at most so many. */
const cut = (values: readonly string[], length: number, most: number): string[] =>
  [...new Set(values.filter((value) => value !== '' && value.length <= length))].slice(0, most);

/**
 * The request to the list of all questions, within its limits. Who asked and who was asked is taken from the list
 * when it knows the question, for it compares names as it spells them; the texts come from the page.
 *
 * @returns null when not even a title is known
 */
export function relatedRequest({ number, page, listed, dossier }: Known): RelatedRequest | null {
  const title = listed?.title || page?.title || dossier?.title || '';
  if (title === '') return null;
  const asked = page === null || page.kind === 'other' ? null : page;
  const links = (page?.footnotes ?? []).flatMap((note) => note.links.map(({ url }) => url));
  const headlines = (page?.footnotes ?? []).flatMap(({ text }) =>
    QUOTED.flatMap((pattern) => [...text.slice(0, 5000).matchAll(pattern)].map(([, words = '']) => words.trim())),
  );
  const submitters = listed?.submitters.map(({ name }) => name) ?? [];
  const addressees = listed?.addressees ?? [];
  const text = (asked?.questions ?? []).map((question) => question.text).join('\n');
  return {
    number: number.slice(0, 20),
    title: title.slice(0, 10_000),
    text: text.slice(0, 20_000),
    links: cut(links, 2000, 100),
    headlines: cut(headlines, 500, 50),
    submitters: cut(submitters.length > 0 ? submitters : (asked?.submitters ?? []).map(spelled), 200, 150),
    addressees: cut(addressees.length > 0 ? addressees : (asked?.addressees ?? []).map(office), 200, 50),
    date: listed?.submitted ?? asked?.submitted ?? null,
    subjects: cut(page?.subjects.length ? page.subjects : (listed?.subjects ?? []), 200, 50),
    references: referencesOf(page)
      .filter((reference) => reference.number !== number && reference.number.length <= 20)
      .slice(0, 100),
    referredBy: cut(
      namedBy(dossier).map((mention) => mention.number),
      20,
      100,
    ),
    limit: MOST_RELATED,
  };
}
