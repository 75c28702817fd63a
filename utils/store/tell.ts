import { PublicationFacts } from '../protocol/requests.ts';
import { changing, recordChanges } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { isDescribedAnew, rememberPublication } from './publication.ts';

/**
 * Remembers what a page tells of a publication of which only a note told so far: a title that came from the name of a tab
 * (the side panel cannot see into the page) may be that of a maintenance page. Writes nothing in any other case.
 *
 * @param facts from a page that is the publication
 * @param at now, ISO instant UTC
 * @returns whether something was written
 * @throws what IndexedDB throws
 */
export async function tellPublication(db: NotesDatabase, facts: PublicationFacts, at: string): Promise<boolean> {
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
    // The search says something else of its notes now, and the second copy gets the publication with them.
    if (isDescribedAnew(old, next))
      await recordChanges(db, await db.notes.where('target.publication').equals(id).primaryKeys());
    return true;
  });
}
