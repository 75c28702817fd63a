import { type AnyResponseOf } from '../../../utils/protocol/library.ts';
import { EVERYTHING, type LibraryFilter } from '../../../utils/protocol/library/selection.ts';
import { type ListedPublication, type NoteHead } from '../../../utils/protocol/library/lists.ts';
import { headOf } from '../../../utils/store/head.ts';
import type { Note } from '../../../utils/domain/note/note.ts';

/** Orders the reader can choose. */
export const SORTS = ['newest', 'date', 'title', 'submitter'] as const;
export type Sort = (typeof SORTS)[number];

/** What the reader asks of the list of all notes. */
export interface LibraryQuery {
  /** Words to search for; empty lists everything the filter lets through. */
  readonly text: string;
  readonly filter: LibraryFilter;
  readonly sort: Sort;
}

/** Everything, last changed first. */
export const FIRST_QUERY: LibraryQuery = { text: '', filter: EVERYTHING, sort: 'newest' };

/** Whether the reader searches for words; else the list is what the filter lets through. */
export const isSearch = ({ text }: Pick<LibraryQuery, 'text'>): boolean => text.trim() !== '';

/** One note in a list. */
export interface ListedNote {
  readonly head: NoteHead;
  /** The whole note, when the list has it. */
  readonly note: Note | null;
  /** What was searched for, by field; empty outside a search. */
  readonly marks: Marks;
}

type Hit = Extract<AnyResponseOf<'library.search'>, { outcome: 'found' }>['hits'][number];

/** What to mark, by field of a searched note. */
export type Marks = Hit['marks'];

/** A publication with the notes that are shown of it. */
export interface ListedGroup {
  readonly publication: ListedPublication;
  /** How many notes there are, also those not loaded. */
  readonly count: number;
  readonly notes: readonly ListedNote[];
  /** What was searched for in what is said of the publication. */
  readonly marks: Marks;
}

/**
 * Puts hits of a search together by publication; the publication of the best hit comes first.
 *
 * @param hits best first
 */
export function groupHits(hits: readonly Hit[]): ListedGroup[] {
  const groups = new Map<string, { publication: ListedPublication; notes: ListedNote[]; marks: Marks }>();
  for (const { note, anchor, publication, marks } of hits) {
    const group = groups.get(publication.id) ?? { publication, notes: [], marks };
    groups.set(publication.id, group);
    group.notes.push({ head: headOf(note, anchor), note, marks });
  }
  return [...groups.values()].map((group) => ({ ...group, count: group.notes.length }));
}

/** How many conditions a filter has, the period counting as one. */
export function activeConditions(filter: LibraryFilter): number {
  return (
    filter.meanings.length +
    filter.verdicts.length +
    filter.tags.length +
    (filter.collection === null ? 0 : 1) +
    filter.states.length +
    filter.kinds.length +
    (filter.submitter === null ? 0 : 1) +
    (filter.from === null && filter.to === null ? 0 : 1) +
    (filter.publication === null ? 0 : 1) +
    (filter.attention ? 1 : 0)
  );
}

/** A row of the list on the screen. */
export type Row =
  | { readonly is: 'group'; readonly key: string; readonly group: ListedGroup }
  | { readonly is: 'note'; readonly key: string; readonly group: ListedGroup; readonly listed: ListedNote }
  | { readonly is: 'rest'; readonly key: string; readonly group: ListedGroup };

/** The groups as rows: a heading, its notes, and a way to the rest when not all are loaded. */
export function groupRows(groups: readonly ListedGroup[]): Row[] {
  return groups.flatMap((group): Row[] => [
    { is: 'group', key: group.publication.id, group },
    ...group.notes.map((listed): Row => ({ is: 'note', key: listed.head.id, group, listed })),
    ...(group.notes.length < group.count ? [{ is: 'rest' as const, key: `${group.publication.id} rest`, group }] : []),
  ]);
}
