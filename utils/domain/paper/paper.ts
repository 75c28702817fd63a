import type { ExchangedCollection } from '../collection/collection.ts';
import type { ExchangedPublication, Library } from '../exchange/format.ts';
import { citableOf, groupByPublication, type PublicationGroup } from '../exchange/publication-groups.ts';
import type { Language } from '../i18n/language.ts';
import { parseIdentifier } from '../publication/identifier.ts';

/** The state of a question, in the reader's language. */
export interface PaperState {
  readonly word: string;
  /** The day for which it is known, in words; null when it holds for the day the page was made. */
  readonly asOf: string | null;
}

/** What a page needs besides the notes. */
export interface PaperFacts {
  readonly language: Language;
  /** The day on which it was made, in Amsterdam; YYYY-MM-DD. */
  readonly made: string;
  /** Notes that could not be read. */
  readonly omitted: number;
  /** The state of each question, by the identifier of its publication; unknown ones are left out. */
  readonly states: ReadonlyMap<string, PaperState>;
}

/** A publication on the page, with its notes in reading order. */
export interface PaperChapter extends PublicationGroup {
  readonly state: PaperState | null;
}

/** What stands on a page. */
export interface Paper extends Omit<PaperFacts, 'states'> {
  readonly title: string;
  /** Text of the reader's above the publications; empty for none. */
  readonly text: string;
  /** Whether the publications are numbered: true when their order is the reader's. */
  readonly isNumbered: boolean;
  readonly chapters: readonly PaperChapter[];
  /** Publications with notes in a dossier that are not among its items. */
  readonly further: readonly PaperChapter[];
  /** What names meanings and dossiers. */
  readonly library: Library;
}

/**
 * The page of a dossier: every item in the reader's order, with the notes that are in the dossier.
 *
 * @param library the notes in the dossier
 */
export function paperOfCollection(collection: ExchangedCollection, library: Library, facts: PaperFacts): Paper {
  const { states, ...rest } = facts;
  const groups = new Map(groupByPublication(library).map((group) => [group.publication.id, group]));
  const chapters = collection.items.map((item): PaperChapter => {
    const group = groups.get(item.publication);
    groups.delete(item.publication);
    const publication = named(group?.publication ?? library.publications.get(item.publication), item);
    return {
      publication,
      citable: citableOf(publication),
      notes: group?.notes ?? [],
      state: states.get(item.publication) ?? null,
    };
  });
  const further = [...groups.values()].map((group) => chapterOf(group, states));
  // All notes are in this dossier, so do not repeat it for each.
  const { collections: _whole, collectionTitles: _titles, ...bare } = library;
  const { title, text } = collection;
  return { ...rest, title, text, isNumbered: true, chapters, further, library: bare };
}

/**
 * The page of some notes, by publication, the newest first.
 *
 * @param first identifier of a publication that goes before the others; null for none
 */
export function paperOfNotes(title: string, library: Library, facts: PaperFacts, first: string | null = null): Paper {
  const { states, ...rest } = facts;
  const all = groupByPublication(library).map((group) => chapterOf(group, states));
  const chapters = all.toSorted((a, b) => Number(b.publication.id === first) - Number(a.publication.id === first));
  return { ...rest, title, text: '', isNumbered: false, chapters, further: [], library };
}

const chapterOf = (group: PublicationGroup, states: PaperFacts['states']): PaperChapter => ({
  ...group,
  state: states.get(group.publication.id) ?? null,
});

/** What is known of an item: from the store, otherwise from the dossier itself. */
function named(
  stored: ExchangedPublication | undefined,
  item: ExchangedCollection['items'][number],
): ExchangedPublication {
  if (stored !== undefined && stored.title !== '') return stored;
  const { publication: id, questionNumber, title, date } = item;
  const kind = parseIdentifier(id)?.kind ?? 'other';
  return { sessionYear: null, submitters: [], ...(stored ?? { id, kind, questionNumber, date }), title };
}
