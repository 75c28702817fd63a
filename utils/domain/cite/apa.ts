import { formatDate } from '../i18n/dates.ts';
import { oneLine } from '../text/lines.ts';
import { splitName, type Author } from './authors.ts';
import type { CitableDocument, CitedPart } from './document.ts';
import { legalReference } from './legal.ts';

/** APA 7 lists up to twenty authors; of more, the first nineteen and the last. */
const MAX_AUTHORS = 20;

/** `Anna Maria` → `A. M.`, `Jan-Peter` → `J.-P.` */
const initialsOf = (given: string): string =>
  given
    .split(' ')
    .map((word) =>
      word
        .split('-')
        .map((piece) => `${[...piece][0] ?? ''}.`)
        .join('-'),
    )
    .join(' ');

function author(person: Author): string {
  const { family, given, initials } = splitName(person);
  const short = initials?.replaceAll(/\.(?=\p{L})/gu, '. ') ?? (given === null ? null : initialsOf(given));
  return oneLine(short === null ? family : `${family}, ${short}`);
}

function authors(document: CitableDocument): string {
  const names = document.authors.map(author);
  if (names.length === 0) return publisher(document);
  if (names.length === 1) return names[0] ?? '';
  if (names.length > MAX_AUTHORS) return `${names.slice(0, MAX_AUTHORS - 1).join(', ')}, … ${names.at(-1)}`;
  return `${names.slice(0, -1).join(', ')}, & ${names.at(-1)}`;
}

/**
 * Who published the document.
 *
 * @returns the chamber for parliamentary documents, else the official site
 */
export function publisher(document: CitableDocument): string {
  const { kind, chamber } = document.identifier;
  if (kind === 'question' || kind === 'appendix' || chamber !== null) {
    return `${chamber === 'ek' ? 'Eerste' : 'Tweede'} Kamer der Staten-Generaal`;
  }
  return kind === 'parliamentaryPaper' || kind === 'attachment' ? 'Staten-Generaal' : 'Overheid.nl';
}

function date(document: CitableDocument): string {
  if (document.date === null) return 'z.d.';
  const dayAndMonth = formatDate(document.date, 'nl').replace(/ \d+$/, '');
  return `${document.date.slice(0, 4)}, ${dayAndMonth}`;
}

/**
 * The reference in APA 7 style, in Dutch.
 *
 * @param document what is cited
 * @param part the question or answer that is cited, or null for the whole
 * @returns plain text: authors, date, title, [legal reference], publisher, address
 */
export function apaReference(document: CitableDocument, part: CitedPart | null = null): string {
  const from = authors(document);
  const body = publisher(document);
  const title = document.title === '' ? document.identifier.id : oneLine(document.title).replace(/\.$/, '');
  const tail = from === body ? '' : ` ${body}.`;
  return `${from.replace(/\.$/, '')}. (${date(document)}). ${title} [${legalReference(document, part)}].${tail} ${document.identifier.url}`;
}
