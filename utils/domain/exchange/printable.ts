import { quotedWords } from '../anchor/quoted-words.ts';
import { legalReference } from '../cite/index.ts';
import { dayOfInstant } from '../clock/today.ts';
import { oneLine, plainLines } from '../text/lines.ts';
import { detailsOf } from './details.ts';
import type { Library } from './format.ts';
import { notePlace } from './place.ts';
import { groupByPublication } from './publication-groups.ts';

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return plainLines(text).replaceAll(/[&<>"']/g, (character) => NAMED[character] ?? character);
}

/** A title, name or tag, isolated from the text direction around it. */
const isolated = (text: string): string => `<bdi>${escape(oneLine(text))}</bdi>`;

const STYLE = `
  body { font: 11pt/1.5 Georgia, 'Times New Roman', serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #1b1b1b; background: #fff; }
  h1 { font-size: 16pt; } h2 { font-size: 13pt; margin: 2em 0 0; break-after: avoid; } h3 { font-size: 11pt; margin: 1.2em 0 .3em; break-after: avoid; }
  .reference { color: #555; margin: 0 0 1em; } blockquote { margin: 0 0 .5em; padding-left: 1em; border-left: 3px solid #154273; }
  .note { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; } .details { color: #555; font-size: 9pt; } article { break-inside: avoid; }
`;

/**
 * Writes notes as a page to print or keep: one HTML file without scripts and without external files.
 *
 * @param library what to write
 * @param title heading of the page
 */
export function writePrintable(library: Library, title: string): string {
  const publications = groupByPublication(library).map(({ publication, citable, notes }) => {
    const articles = notes.map((note) => {
      const quote = note.passage ? `<blockquote>${escape(quotedWords(note.passage))}</blockquote>` : '';
      const words = detailsOf(note, library).flatMap(({ texts }) => texts);
      const details = [dayOfInstant(note.modified) ?? '', ...words]
        .filter((part) => part !== '')
        .map(isolated)
        .join(' · ');
      return `<article><h3>${isolated(notePlace(note) || 'Publicatie')}</h3>${quote}<p class="note">${escape(note.body)}</p><p class="details">${details}</p></article>`;
    });
    return `<section><h2>${isolated(publication.title || publication.id)}</h2><p class="reference">${isolated(legalReference(citable))} · <a href="${escape(citable.identifier.url)}">${escape(citable.identifier.url)}</a></p>${articles.join('')}</section>`;
  });
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escape(title)}</title><style>${STYLE}</style></head><body><h1>${escape(title)}</h1>${publications.join('')}</body></html>\n`;
}
