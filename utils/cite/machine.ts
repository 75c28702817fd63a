import type { Submitter } from '../publication/record.ts';
import { publisher } from './apa.ts';
import type { CitableDocument } from './document.ts';
import { legalReference } from './legal.ts';

/** A value on one line: a line break would start a new field in RIS. */
function line(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim();
}

/** Characters TeX gives a meaning of its own. */
function tex(value: string): string {
  const NAMED: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return line(value).replaceAll(/[\\~^{}%&$#_]/g, (character) => NAMED[character] ?? `\\${character}`);
}

function given(submitter: Submitter): string {
  return submitter.givenName ?? submitter.initials ?? '';
}

/**
 * One RIS record (Zotero, EndNote, Mendeley).
 *
 * @returns lines ended by CRLF, closed by `ER`
 */
export function ris(document: CitableDocument): string {
  const fields: [string, string][] = [['TY', 'GOVDOC']];
  for (const person of document.authors)
    fields.push(['AU', given(person) ? `${person.name}, ${given(person)}` : person.name]);
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
  return `${fields.map(([tag, value]) => `${tag}  - ${line(value)}\r\n`).join('')}ER  - \r\n`;
}

/**
 * One BibTeX entry (`@misc`; key = identifier).
 *
 * @returns the entry, ended by a newline; names and title are protected from re-casing
 */
export function bibtex(document: CitableDocument): string {
  const fields: [string, string][] = [];
  if (document.authors.length > 0) {
    fields.push([
      'author',
      document.authors
        .map((person) => (given(person) ? `{${tex(person.name)}}, ${tex(given(person))}` : `{${tex(person.name)}}`))
        .join(' and '),
    ]);
  }
  fields.push(['title', `{${tex(document.title || document.identifier.id)}}`]);
  if (document.date !== null) fields.push(['year', document.date.slice(0, 4)], ['date', document.date]);
  fields.push(
    ['publisher', `{${tex(publisher(document))}}`],
    ['note', tex(legalReference(document))],
    ['url', document.identifier.url],
    ['language', 'dutch'],
  );
  return `@misc{${document.identifier.id},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

/** One CSL-JSON item, as far as Kantlijn fills it. */
export interface CslItem {
  readonly id: string;
  readonly type: 'report';
  readonly title: string;
  readonly author?: readonly { readonly family: string; readonly given?: string }[];
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
 * @returns the item; dates in parts, names split into family and given
 */
export function cslItem(document: CitableDocument): CslItem {
  return {
    id: document.identifier.id,
    type: 'report',
    title: document.title || document.identifier.id,
    ...(document.authors.length > 0
      ? {
          author: document.authors.map((person) => ({
            family: person.name,
            ...(given(person) ? { given: given(person) } : {}),
          })),
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
