import { PublicationFacts } from '../protocol/notes.ts';
import { changing, recordChanges } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { needsReindexing, rememberPublication } from './publication.ts';

/**
 * Stores facts of a publication that was known only from a note so far. Its title then came from the title of a tab
 * (the side panel cannot see into the page), which may be that of a maintenance page. Otherwise writes nothing.
 *
 * @param facts from the page of the publication
 * @param at now, ISO instant UTC
 * @returns whether something was written
 * @throws what IndexedDB throws
 */
export async function fillInPublication(db: NotesDatabase, facts: PublicationFacts, at: string): Promise<boolean> {
  const read = PublicationFacts.safeParse(facts);
  if (!read.success || read.data.title === '') return false;
  const { id, questionNumber } = read.data;
  const known = await whenOpen(db, () => db.publications.get(id));
  if (known === undefined || known.lastSeen !== null) return false;
  return changing(db, [db.notes, db.publications], async () => {
    const old = await db.publications.get(id);
    if (old === undefined || old.lastSeen !== null) return false;
    const mentioned = {
      target: { publication: id, questionNumber, subQuestion: null },
      publicationTitle: '',
      modified: old.latest,
    };
    const next = rememberPublication(old, mentioned, read.data, at);
    await db.publications.put(next);
    // Log its notes as changed, so that they are indexed again and the second copy gets the publication.
    if (needsReindexing(old, next))
      await recordChanges(db, await db.notes.where('target.publication').equals(id).primaryKeys());
    return true;
  });
}
