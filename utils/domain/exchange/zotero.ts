import { quotedWords } from '../anchor/quoted-words.ts';
import { publisher } from '../cite/apa.ts';
import { splitName, type Author } from '../cite/authors.ts';
import { type CitableDocument, legalReference, textFragmentLink } from '../cite/index.ts';
import { dayOfInstant } from '../clock/today.ts';
import type { PublicationKind } from '../publication/record.ts';
import { escapeHtml as htmlText } from '../paper/tree.ts';
import { oneLine } from '../text/lines.ts';
import { detailsOf } from './details.ts';
import type { ExchangedNote, Library } from './format.ts';
import { notePlace } from './place.ts';
import { groupByPublication } from './publication-groups.ts';

/** A name as Zotero stores it; `fieldMode` 1 means one field, for an office. */
type ZoteroCreator =
  | { readonly firstName: string; readonly lastName: string; readonly creatorType: 'author' | 'contributor' }
  | { readonly lastName: string; readonly fieldMode: 1; readonly creatorType: 'author' | 'contributor' };

/** A publication in the shape Zotero's connector accepts, with the fields of its type `report`. */
export interface ZoteroItem {
  /** Identifies the item within one request only. */
  readonly id: string;
  readonly itemType: 'report';
  readonly title: string;
  readonly creators: readonly ZoteroCreator[];
  readonly reportType: string;
  readonly reportNumber: string;
  readonly institution: string;
  /** YYYY-MM-DD; empty when unknown. */
  readonly date: string;
  readonly language: 'nl-NL';
  readonly url: string;
  readonly libraryCatalog: string;
  readonly extra: string;
  /** HTML, which Zotero sanitises and shows. */
  readonly notes: readonly { readonly note: string; readonly tags: readonly { readonly tag: string }[] }[];
}

/** What a document is, as the official site calls it; empty where it is told by its place alone. */
const TYPES: Readonly<Record<PublicationKind, string>> = {
  question: 'Schriftelijke vragen',
  appendix: 'Aanhangsel van de Handelingen',
  parliamentaryPaper: 'Kamerstuk',
  proceedings: 'Handelingen',
  attachment: 'Bijlage',
  statute: 'Staatsblad',
  gazette: '',
  treaty: 'Tractatenblad',
  other: '',
};

function creator(person: Author, creatorType: ZoteroCreator['creatorType']): ZoteroCreator {
  const { family, given, initials } = splitName(person);
  const firstName = oneLine(given ?? initials ?? '');
  const lastName = oneLine(family);
  return firstName === '' ? { lastName, fieldMode: 1, creatorType } : { firstName, lastName, creatorType };
}

const paragraph = (inner: string): string => `<p>${inner}</p>`;
/** Lines of a text as one paragraph each line-break kept; empty lines begin another. */
const paragraphs = (text: string): string =>
  htmlText(text)
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => paragraph(part.replaceAll('\n', '<br/>')))
    .join('');

/** A note below its publication: where it belongs, the words it is about, its text, and what else the reader set. */
function childNote(note: ExchangedNote, url: string, library: Library): ZoteroItem['notes'][number] {
  const details = detailsOf(note, library).flatMap(({ field, texts }) => (field === 'tags' ? [] : texts));
  const passage = note.passage
    ? `<blockquote>${paragraphs(quotedWords(note.passage))}</blockquote><p><a href="${htmlText(textFragmentLink(url, note.passage.quote))}">Naar de passage</a></p>`
    : '';
  const last = [dayOfInstant(note.modified) ?? '', ...details].filter((part) => part !== '').map(oneLine);
  return {
    // Zotero uses the first line of a note as its title.
    note: `${paragraph(`<strong>${htmlText(notePlace(note) || 'Publicatie')}</strong>`)}${passage}${paragraphs(note.body)}${paragraph(htmlText(last.join(' · ')))}`,
    tags: note.tags.map((tag) => ({ tag: oneLine(tag) })),
  };
}

/**
 * A publication for Zotero, as the translator of `zotero/` makes one of its page (decision 563).
 *
 * @param document what is cited
 * @param asked who put the questions that an appendix is about; they are no authors of it
 * @param notes children, in order
 */
function item(document: CitableDocument, asked: readonly Author[] = [], notes: ZoteroItem['notes'] = []): ZoteroItem {
  const { id, kind, number, url } = document.identifier;
  const contributors = kind === 'appendix' ? asked : [];
  return {
    id,
    itemType: 'report',
    title: oneLine(document.title) || id,
    creators: [
      ...document.authors.map((person) => creator(person, 'author')),
      ...contributors.map((person) => creator(person, 'contributor')),
    ],
    reportType: TYPES[kind],
    reportNumber: (kind === 'question' ? number : null) ?? id,
    institution: publisher(document),
    date: document.date ?? '',
    language: 'nl-NL',
    url,
    libraryCatalog: 'Officiële Bekendmakingen',
    extra: `${oneLine(legalReference(document))}\nIdentificatie: ${id}`,
    notes,
  };
}

/**
 * Publications with notes as items of Zotero, and further ones without.
 *
 * @param library notes, and what is known of their publications
 * @param options `documents`: publications to add where no note names them; `withNotes`: false leaves every note out
 * @returns each publication once, in the order of the documents, then those of notes alone
 */
export function zoteroItems(
  library: Library,
  { documents, withNotes }: { documents: readonly CitableDocument[]; withNotes: boolean },
): ZoteroItem[] {
  const groups = new Map(groupByPublication(library).map((group) => [group.publication.id, group]));
  const given = new Map(documents.map((document) => [document.identifier.id, document]));
  return [...new Set([...given.keys(), ...groups.keys()])].flatMap((id) => {
    const group = groups.get(id);
    const document = group?.citable ?? given.get(id);
    if (document === undefined) return [];
    const notes = withNotes
      ? (group?.notes ?? []).map((note) => childNote(note, document.identifier.url, library))
      : [];
    return [item(document, group?.publication.submitters, notes)];
  });
}
