import type { FollowingDatabase } from '../../following/database.ts';

/** Names one generation of the database of what is followed; null when there is none. Makes no database. */
export async function generationOf(db: FollowingDatabase): Promise<string | null> {
  if (!(await db.isThere())) return null;
  await db.ready();
  return db.transaction('rw', db.meta, async () => {
    const known = (await db.meta.get('generation'))?.value;
    if (typeof known === 'string') return known;
    const value = crypto.randomUUID();
    await db.meta.put({ key: 'generation', value });
    return value;
  });
}
