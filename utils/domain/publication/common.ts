import { TYPE_SCHEMES } from '../site/head.ts';
import { findDate } from './dates.ts';
import { metadataValues, type SourceDocument } from './document.ts';
import { isQuestionHeading, parseAnswerHeading, parseQuestionHeading } from './heading.ts';
import type { Item, Items } from './items.ts';
import { completeMembers } from './members.ts';
import { MAX_NAME, type Footnote, type Identifier, type PublicationRecord, type Submitter } from './record.ts';
import { findReferences, type ReferenceText } from './references.ts';

const MAX_TITLE = 1500;

/** Input for the interpreter of each kind of publication. */
export interface Interpretation {
  readonly document: SourceDocument;
  readonly identifier: Identifier;
  readonly items: Items;
  readonly footnotes: Footnote[];
  readonly defects: { code: string; detail: string }[];
  /** Metadata values; none when the metadata belongs to another document. */
  readonly values: (field: Parameters<typeof metadataValues>[1], scheme?: string) => string[];
}

/** Text of an item: paragraphs joined by a newline. */
export function itemText(item: Item): string {
  return item.texts
    .filter((text) => text !== '')
    .join('\n')
    .slice(0, 200_000);
}

/** The fields every record has. */
export function commonFields(
  base: Interpretation,
  subject: string,
  passages: readonly ReferenceText[],
  own: readonly string[],
): Omit<Extract<PublicationRecord, { kind: 'other' }>, 'kind'> {
  const { document, identifier, footnotes, defects, values } = base;
  const notes = footnotes.map((note): ReferenceText => ({
    place: `noot ${note.number}`.trim(),
    reason: 'footnote',
    text: note.text,
    links: note.links,
  }));
  const title = titleOf(base, subject);
  const { questionHeading, answerHeading } = base.items;
  const headings = [title, base.items.title, questionHeading, answerHeading].map((text): ReferenceText => ({
    place: 'kop',
    reason: 'mentioned',
    text,
    links: [],
  }));
  const found = findReferences([...headings, ...passages, ...notes], [identifier.id, ...own]);
  defects.push(...found.defects);
  return {
    identifier,
    title,
    sessionYear: sessionYearOf(base),
    published: dateOf(
      base,
      'published',
      values('available')[0] ?? values('issued')[0] ?? document.overview['published'],
    ),
    subjects: [...new Set(values('category'))],
    footnotes,
    references: found.references,
    missing: [],
    defects,
    signs: [...document.signs],
    readFrom: document.readFrom,
  };
}

function titleOf({ values, items }: Interpretation, subject: string): string {
  const title = values('title')[0] ?? '';
  const isSentence = isQuestionHeading(title) || parseAnswerHeading(title) !== null;
  const chosen =
    title !== '' && !isSentence
      ? title
      : subject || (isSentence ? (parseQuestionHeading(title)?.subject ?? '') : '') || title || items.title;
  return chosen.slice(0, MAX_TITLE);
}

function sessionYearOf({ values, document, identifier }: Interpretation): string | null {
  const printed = values('sessionYear')[0] ?? document.overview['sessionYear'] ?? '';
  const match = /^(\d{4})\s?[-–/]\s?(\d{4})$/.exec(printed);
  if (match) return `${match[1]}-${match[2]}`;
  const session = /^(?:ah|h)-[a-z]{2}-(\d{4})(\d{4})-/.exec(identifier.id);
  return session ? `${session[1]}-${session[2]}` : null;
}

/**
 * A date from the sources, the most trusted one first. An impossible date is a defect and is skipped; when two differ, that
 * is a defect and the first one counts.
 */
export function dateOf(base: Interpretation, field: string, ...printed: (string | null | undefined)[]): string | null {
  let chosen: string | null = null;
  for (const text of printed) {
    if (text === null || text === undefined || text === '') continue;
    const found = findDate(text);
    if (found.is === 'impossible')
      base.defects.push({ code: 'impossibleDate', detail: `${field}: ${found.printed}`.slice(0, 200) });
    if (found.is === 'ambiguous')
      base.defects.push({ code: 'unreadableDate', detail: `${field}: ${found.printed}`.slice(0, 200) });
    if (found.is !== 'date') continue;
    if (chosen === null) chosen = found.date;
    else if (chosen !== found.date)
      base.defects.push({ code: 'contradictoryDates', detail: `${field}: ${chosen}, ${found.date}` });
  }
  return chosen;
}

/** Members of the heading, with names completed from metadata and XML. */
export function membersOf({ values, document }: Interpretation, printed: readonly Submitter[]): Submitter[] {
  return completeMembers(printed, values('submitter')).map((member) => {
    const name = document.names.find(
      ({ givenName, surname }) => givenName !== '' && `${givenName} ${surname}` === member.name,
    );
    const given = name?.givenName.split(' ')[0]?.slice(0, MAX_NAME);
    return member.givenName === null && given !== undefined ? { ...member, givenName: given } : member;
  });
}

/** The question number as the document states it, unchanged: in the head, the table, a printed line. */
export function printedNumbers({
  values,
  document,
  items,
}: Pick<Interpretation, 'values' | 'document' | 'items'>): string[] {
  return [
    ...values('questionNumber'),
    document.overview['questionNumber'] ?? '',
    items.printed.questionNumber ?? '',
  ].filter((value) => value !== '');
}

/** The types of one kind: those with its scheme, or all when none has it. */
export function typesOf({ values }: Interpretation, kind: 'appendix' | 'question'): string[] {
  const named = values('type', TYPE_SCHEMES[kind]);
  return named.length > 0 ? named : values('type');
}
