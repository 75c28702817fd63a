import { firstVersionOf } from '../publication/stated.ts';
import { mergeDocuments } from '../status/documents.ts';
import { withoutStages } from '../status/stages.ts';
import type { Evidence, StatusInput } from '../status/types.ts';
import { type KamerFacts, WRITTEN } from './facts.ts';

/**
 * What the documents of the Kamer say about the state of a question: that there is one more than the official publications show. They never
 * say that a question was answered: a state rests on what is published (decision 486).
 */

/** The role of a document, judging by its kind. */
export type KamerRole = 'question' | 'answer' | 'postponement' | 'notice' | 'other';

/** Matched against the start of the Kamer's kind; of two that match, the longer is listed first. */
const ROLES: readonly (readonly [start: string, role: KamerRole])[] = [
  ['Antwoord schriftelijke vragen', 'answer'],
  ['Mededeling (uitstel antwoord)', 'postponement'],
  ['Mededeling', 'notice'],
  [WRITTEN, 'question'],
];

/** What a document is, by its kind; `other` for a kind that is not known. */
export const roleOfKind = (kind: string): KamerRole => ROLES.find(([start]) => kind.startsWith(start))?.[1] ?? 'other';

/**
 * Where a document stands. `published`: it is one of those the state rests on. `notFound`: the official publications were read, and it is
 * not among them. `unsure`: which of them it is cannot be told, or they could not all be read.
 */
export const KAMER_STANDINGS = ['published', 'notFound', 'unsure'] as const;
export type KamerStanding = (typeof KAMER_STANDINGS)[number];

type KamerDocument = KamerFacts['documents'][number];

const NOTICES: ReadonlySet<Evidence['role']> = new Set(['postponement', 'settledByLetter', 'withdrawn', 'otherNotice']);

/** Whether a published document may be one that the Kamer has in this role. */
const mayBe = (role: KamerRole, published: Evidence['role']): boolean =>
  role === 'answer' ? published === 'answer' : NOTICES.has(published);

/**
 * Where each document of the Kamer stands, in the same order. One without an identifier is told apart by counting: the Kamer has more answers
 * than are published, or it does not.
 */
export function kamerStandings(
  documents: readonly KamerDocument[],
  input: Pick<StatusInput, 'documents' | 'unread' | 'search' | 'question' | 'failures'>,
): KamerStanding[] {
  const known = withoutStages(mergeDocuments(input.documents).documents).map(({ evidence }) => evidence);
  const ids = new Set(
    [input.question, ...input.documents.map(({ evidence }) => evidence.document)].map((id) => firstVersionOf(id)),
  );
  const isWhole = input.search === 'found' && input.unread.length === 0 && input.failures.length === 0;
  const isPublished = ({ publication }: KamerDocument): boolean =>
    publication !== null && ids.has(firstVersionOf(publication));
  return documents.map((document) => {
    const role = roleOfKind(document.kind);
    if (isPublished(document) || role === 'question') return 'published';
    if (role === 'other' || !isWhole) return 'unsure';
    if (document.publication !== null) return 'notFound';
    const isOfRole = (one: KamerDocument): boolean =>
      role === 'answer' ? roleOfKind(one.kind) === role : /^(?:postponement|notice)$/.test(roleOfKind(one.kind));
    const there = documents.filter(isOfRole).length;
    const here = known.filter((evidence) => mayBe(role, evidence.role)).length;
    if (here >= there) return 'published';
    return here === 0 ? 'notFound' : 'unsure';
  });
}

/**
 * Documents of the Kamer that forbid to say that there is no answer, or no notice: those that are not found among the publications. Their
 * numbers go into `StatusInput.elsewhere`.
 */
export function elsewhereOf(facts: KamerFacts | null, input: StatusInput): NonNullable<StatusInput['elsewhere']> {
  if (facts === null || facts.kind !== WRITTEN) return [];
  const standings = kamerStandings(facts.documents, input);
  return facts.documents.flatMap(({ number, kind }, at) => {
    const role = roleOfKind(kind);
    return standings[at] === 'notFound' && role !== 'question' && role !== 'other' ? [{ number, role }] : [];
  });
}
