import { whenOpen, type NotesDatabase } from './database.ts';

/** Publications and questions to look up. */
export interface AskedForNotes {
  readonly publications: readonly string[];
  readonly questionNumbers: readonly string[];
}

/**
 * Which of these publications and questions have a note that is not deleted, by their identifiers and numbers. Reads keys alone,
 * so that a publication with thousands of notes costs no more than one.
 *
 * @throws what IndexedDB throws
 */
export async function notedAmong(db: NotesDatabase, asked: AskedForNotes): Promise<Set<string>> {
  return whenOpen(db, async () => {
    const deleted = new Set(await db.notes.where('deleted').above('').primaryKeys());
    const noted = new Set<string>();
    const take = (key: unknown, { primaryKey }: { primaryKey: string }): void => {
      if (!deleted.has(primaryKey)) noted.add(String(key));
    };
    await db.notes.where('target.publication').anyOf(asked.publications).eachKey(take);
    await db.notes.where('target.questionNumber').anyOf(asked.questionNumbers).eachKey(take);
    return noted;
  });
}
