import { quotedWords } from '../anchor/quoted-words.ts';
import { legalReference } from '../cite/index.ts';
import { oneLine, plainLines } from '../text/lines.ts';
import { DETAIL_COLUMNS, detailsOf } from './details.ts';
import type { Library } from './format.ts';
import { notePlace } from './place.ts';
import { groupByPublication } from './publication-groups.ts';

const COLUMNS = [
  'publicatie',
  'titel',
  'datum',
  'indieners',
  'plaats',
  'citaat',
  'notitie',
  ...DETAIL_COLUMNS,
  'gemaakt',
  'gewijzigd',
  'verwijzing',
  'adres',
  'id',
];

/**
 * One cell, quoted by RFC 4180. A value that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV
 * injection).
 */
function cell(value: string): string {
  const harmless = /^[\s]*[=+\-@\t\r|%]/u.test(value) ? `'${value}` : value;
  return /[",;\r\n]/u.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Writes notes as a table, one row for each note.
 *
 * @param library what to write
 * @param separator `;` suits Dutch spreadsheets, `,` others
 * @returns CSV with a byte order mark, so that spreadsheets read UTF-8, and CRLF line ends
 */
export function writeCsv(library: Library, separator: ';' | ',' = ';'): string {
  const rows = groupByPublication(library).flatMap(({ publication, citable, notes }) =>
    notes.map((note) => [
      publication.id,
      oneLine(publication.title),
      publication.date ?? '',
      oneLine(publication.submitters.map(({ name, party }) => (party ? `${name} (${party})` : name)).join(', ')),
      oneLine(notePlace(note)),
      note.passage ? plainLines(quotedWords(note.passage)) : '',
      plainLines(note.body),
      ...detailsOf(note, library).map(({ texts }) => oneLine(texts.join(', '))),
      note.created,
      note.modified,
      legalReference(citable),
      citable.identifier.url,
      note.id,
    ]),
  );
  return csvTable([COLUMNS, ...rows], separator);
}

/**
 * Writes rows of cells as CSV (RFC 4180), with nothing in it that a spreadsheet would run.
 *
 * @param rows the first one names the columns
 */
export function csvTable(rows: readonly (readonly string[])[], separator: ';' | ','): string {
  return `\u{feff}${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('')}`;
}
