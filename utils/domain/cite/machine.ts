import { oneLine } from '../text/lines.ts';
import { publisher } from './apa.ts';
import { splitName, type Author } from './authors.ts';
import type { CitableDocument } from './document.ts';
import { legalReference } from './legal.ts';

/** Escapes characters that are special in TeX. */
function tex(value: string): string {
  const NAMED: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return oneLine(value).replaceAll(/[\\~^{}%&$#_]/g, (character) => NAMED[character] ?? `\\${character}`);
}

/** A comma or "and" in a name would start another name. */
const protect = (name: string): string => (/,|\band\b/i.test(name) ? `{${tex(name)}}` : tex(name));

/** Family name, and given name or else initials; an office has a family name only. */
function names(person: Author): { family: string; given: string } {
  const { family, given, initials } = splitName(person);
  return { family: oneLine(family), given: oneLine(given ?? initials ?? '') };
}

/**
 * The key of an entry, valid for BibTeX, Pandoc and file names.
 *
 * @param id identifier of the document, any text
 * @returns letters of ASCII, digits, colon, underscore and hyphen, at most 80; never empty
 */
export function citeKey(id: string): string {
  return (
    id
      .replaceAll(/[^A-Za-z0-9:_-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 80) || 'kantlijn'
  );
}

/**
 * One RIS record (Zotero, EndNote, Mendeley).
 *
 * @returns lines ended by CRLF, closed by `ER`
 */
export function ris(document: CitableDocument): string {
  const fields: [string, string][] = [['TY', 'GOVDOC']];
  for (const person of document.authors) {
    const { family, given } = names(person);
    fields.push(['AU', given === '' ? family : `${family}, ${given}`]);
  }
  fields.push(['TI', document.title || document.identifier.id]);
  if (document.date !== null)
    fields.push(['PY', document.date.slice(0, 4)], ['DA', document.date.replaceAll('-', '/')]);
  fields.push(
    ['PB', publisher(document)],
    ['M1', document.identifier.id],
    ['N1', legalReference(document)],
    ['LA', 'nl'],
    ['UR', document.identifier.url],
  );
  return `${fields.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`).join('')}ER  - \r\n`;
}

/**
 * One BibTeX entry (`@misc`; key from the identifier, see {@link citeKey}).
 *
 * @returns the entry, ended by a newline; names and title are protected from re-casing
 */
export function bibtex(document: CitableDocument): string {
  const fields: [string, string][] = [];
  if (document.authors.length > 0) {
    fields.push([
      'author',
      document.authors
        .map(names)
        .map(({ family, given }) => (given === '' ? `{${tex(family)}}` : `{${tex(family)}}, ${protect(given)}`))
        .join(' and '),
    ]);
  }
  fields.push(['title', `{${tex(document.title || document.identifier.id)}}`]);
  if (document.date !== null) fields.push(['year', document.date.slice(0, 4)], ['date', document.date]);
  fields.push(
    ['publisher', `{${tex(publisher(document))}}`],
    ['note', tex(legalReference(document))],
    ['url', document.identifier.url.replaceAll(/[^!-z|~]|[\\^`]/g, encodeURIComponent)],
    ['language', 'dutch'],
  );
  return `@misc{${citeKey(document.identifier.id)},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

/** One CSL-JSON item, as far as Kantlijn fills it. */
export interface CslItem {
  readonly id: string;
  readonly type: 'report';
  readonly title: string;
  readonly author?: readonly ({ readonly family: string; readonly given?: string } | { readonly literal: string })[];
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] };
  readonly publisher: string;
  readonly number: string;
  readonly note: string;
  readonly language: 'nl-NL';
  readonly URL: string;
}

/**
 * One CSL-JSON item (citeproc, Pandoc, Zotero).
 *
 * @returns the item; dates in parts, names split into family and given, an office as it is
 */
export function cslItem(document: CitableDocument): CslItem {
  return {
    id: document.identifier.id,
    type: 'report',
    title: document.title || document.identifier.id,
    ...(document.authors.length > 0
      ? {
          author: document.authors.map((person) => {
            const { family, given } = names(person);
            if (person.isOffice) return { literal: family };
            return given === '' ? { family } : { family, given };
          }),
        }
      : {}),
    ...(document.date === null ? {} : { issued: { 'date-parts': [document.date.split('-').map(Number)] as const } }),
    publisher: publisher(document),
    number: document.identifier.number ?? document.identifier.id,
    note: legalReference(document),
    language: 'nl-NL',
    URL: document.identifier.url,
  };
}
