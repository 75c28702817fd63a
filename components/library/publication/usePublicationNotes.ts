import { useCallback, useEffect, useState } from 'react';
import { byPlace } from '../../../utils/domain/exchange/index.ts';
import type { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { type ListedPublication } from '../../../utils/protocol/library/lists.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { headOf } from '../../../utils/store/head.ts';
import type { ListedNote } from '../search/query.ts';
import { LibraryFailure } from '../files/transfer.ts';
import { onChanges } from '../manage/useTags.ts';

type Identifier = NonNullable<ReturnType<typeof parseIdentifier>>;

/** The notes of one publication, and what the library knows of it. */
export interface NotesOfPublication {
  readonly state: 'loading' | 'ready' | 'failed' | 'newer';
  /** Null for a publication the library has no notes of. */
  readonly publication: ListedPublication | null;
  /** Number of its question; null when not known. */
  readonly number: string | null;
  /** In the order of the text. */
  readonly notes: readonly ListedNote[];
  /** Stored rows that could not be read. */
  readonly unreadable: number;
}

/**
 * Reads the notes of a publication, and again after each change of a note.
 *
 * @param address of the page it is open in
 * @returns what was read, and a function that tries again
 */
export function usePublicationNotes(
  client: LibraryClient,
  identifier: Identifier,
  address: string,
): readonly [NotesOfPublication, () => void] {
  const [loaded, setLoaded] = useState<NotesOfPublication>({
    state: 'loading',
    publication: null,
    number: identifier.kind === 'question' ? identifier.number : null,
    notes: [],
    unreadable: 0,
  });
  const load = useCallback((): void => {
    readNotes(client, identifier, address).then(setLoaded, (error: unknown) => {
      setLoaded((old) => ({ ...old, state: troubleOf(error) === 'newer' ? 'newer' : 'failed' }));
    });
  }, [client, identifier, address]);
  useEffect(() => {
    load();
    return onChanges(client, load);
  }, [load, client]);
  return [loaded, load];
}

/** Throws `LibraryFailure` when the notes cannot be read. */
export async function readNotes(
  client: LibraryClient,
  identifier: Identifier,
  address: string,
): Promise<NotesOfPublication> {
  const { id } = identifier;
  const [listed, places] = await Promise.all([
    client.request('library.list', {
      sort: 'newest',
      filter: { ...EVERYTHING, publication: id },
      cursor: null,
      limit: 1,
      heads: 0,
    }),
    client.request('library.notes', { publication: id, filter: EVERYTHING, order: 'place', offset: 0, limit: 500 }),
  ]);
  const publication = listed.outcome === 'listed' ? (listed.groups[0]?.publication ?? null) : null;
  const number = publication?.questionNumber ?? (await numberOf(client, identifier, address));
  const answer = await client.request('notes.list', {
    publication: id,
    questionNumbers: number === null ? [] : [number],
  });
  if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
  const anchors = new Map(
    places.outcome === 'listed' ? places.heads.map((head) => [head.id, head.anchor] as const) : [],
  );
  const notes = answer.notes
    .toSorted(byPlace)
    .map((note) => ({ note, marks: {}, head: headOf(note, anchors.get(note.id) ?? null) }));
  return { state: 'ready', publication, number, notes, unreadable: answer.unreadable ?? 0 };
}

/** The question of a page: from its address, or from what the background read on the page. */
async function numberOf(client: LibraryClient, identifier: Identifier, address: string): Promise<string | null> {
  if (identifier.kind !== 'question') return null;
  if (identifier.number !== null) return identifier.number;
  const peeked = await client.request('dossier.peek', { address }).catch(logAndReturn('dossier.peek', null));
  return peeked?.dossier.number ?? null;
}
