import { compare } from './decide.ts';
import { whenOpen, type NotesDatabase } from './database.ts';

/**
 * Every tag in use with its number of notes, without deleted notes.
 *
 * @returns sorted by name, in order of UTF-16 units
 * @throws what IndexedDB throws
 */
export async function listTags(db: NotesDatabase): Promise<{ tag: string; count: number }[]> {
  return whenOpen(db, () =>
    db.transaction('r', db.notes, async () => {
      const tags = (await db.notes.orderBy('tags').uniqueKeys()).map(String);
      const counts = await Promise.all(tags.map((tag) => db.notes.where('tags').equals(tag).count()));
      const deleted = new Map<string, number>();
      await db.notes
        .where('deleted')
        .above('')
        .each((row) => {
          for (const tag of Array.isArray(row['tags']) ? row['tags'].map(String) : []) {
            deleted.set(tag, (deleted.get(tag) ?? 0) + 1);
          }
        });
      return tags
        .map((tag, index) => ({ tag, count: (counts[index] ?? 0) - (deleted.get(tag) ?? 0) }))
        .filter(({ count }) => count > 0)
        .toSorted((a, b) => compare(a.tag, b.tag));
    }),
  );
}
