import type { LibraryFilter } from '../protocol/library/selection.ts';
import type { AnchorState, PublicationFacts } from '../protocol/notes.ts';
import type { Note } from '../domain/note/note.ts';
import { sortKey } from './publication.ts';

/** Whether a filter has conditions on notes. */
export function asksOfNotes({ meanings, verdicts, tags, collection, attention }: LibraryFilter): boolean {
  return meanings.length > 0 || verdicts.length > 0 || tags.length > 0 || collection !== null || attention;
}

/** Whether a filter has conditions on publications. */
export function asksOfPublications({ states, submitter, kinds, from, to, publication }: LibraryFilter): boolean {
  return (
    states.length > 0 ||
    (submitter ?? '').trim() !== '' ||
    kinds.length > 0 ||
    from !== null ||
    to !== null ||
    publication !== null
  );
}

/**
 * Whether a note meets the conditions on notes. A deleted note never does.
 *
 * @param state how its passage was last found in its own publication; undefined when it was never looked for
 */
export function fitsNote(filter: LibraryFilter, note: Note, state: AnchorState | undefined): boolean {
  return (
    note.deleted === null &&
    (filter.meanings.length === 0 || (note.meaning !== null && filter.meanings.includes(note.meaning))) &&
    (filter.verdicts.length === 0 || (note.verdict !== null && filter.verdicts.includes(note.verdict))) &&
    filter.tags.every((tag) => note.tags.includes(tag)) &&
    (filter.collection === null || filter.collection === note.collection) &&
    (!filter.attention || (state !== undefined && state !== 'found'))
  );
}

/** Whether a publication meets the conditions on publications. One without a date is in no period. */
export function fitsPublication(filter: LibraryFilter, facts: PublicationFacts): boolean {
  const { states, kinds } = filter;
  return (
    (filter.publication === null || filter.publication === facts.id) &&
    (states.length === 0 || (facts.state !== null && states.includes(facts.state))) &&
    (kinds.length === 0 || kinds.includes(facts.kind)) &&
    isWithin(facts.date, filter) &&
    isBy(facts.submitters, filter.submitter)
  );
}

function isWithin(date: string | null, { from, to }: LibraryFilter): boolean {
  if (from === null && to === null) return true;
  return date !== null && (from === null || date >= from) && (to === null || date <= to);
}

function isBy(submitters: PublicationFacts['submitters'], asked: string | null): boolean {
  const name = sortKey((asked ?? '').trim());
  return name === '' || submitters.some((one) => sortKey(`${one.givenName ?? ''} ${one.name}`).includes(name));
}
