import * as z from 'zod/mini';
import { PublicationId, QuestionNumber } from '../domain/publication/identity.ts';
import { AnchorOutcome } from '../protocol/notes.ts';
import { Collection } from '../domain/collection/collection.ts';
import type { NotesDatabase } from './database.ts';
import { KEPT_WHOLE, type Act } from './journal/acts-log.ts';
import { rowOrBare } from './publication.ts';
import type { AnchorRow, PublicationRow } from './rows.ts';
import type { MeaningNames } from './settings-parse.ts';

/**
 * Decisions of the reader that are not notes, as stored in the second copy: confirmed positions of passages, which
 * publication notes with a provisional identifier belong to, names of meanings, and dossiers. Each is stored elsewhere; this
 * module only converts them to acts and back.
 */

/** Rows per batch when reading all. */
const BATCH = 1_000;

/** What is known about which publication a provisional one became; see `learnBelonging`. */
const Belonging = z.object({
  id: PublicationId,
  questionNumber: z.nullable(QuestionNumber),
  final: z.nullable(PublicationId),
  refused: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
});

/** An act for a passage whose position the reader confirmed, or no longer confirms. */
export function placeAct(row: AnchorRow): Act {
  const { note, document, version, confirmed } = row;
  return { kind: 'place', key: JSON.stringify(['place', note, document, version]), value: confirmed ? row : null };
}

/** An act for what is known of a publication; empty when nothing is. */
export function belongingAct({ id, questionNumber, final = null, refused = [] }: PublicationRow): Act[] {
  if (final === null && refused.length === 0) return [];
  const value = { id, questionNumber, final, refused: [...refused] };
  return [{ kind: 'belonging', key: JSON.stringify(['belonging', id]), value }];
}

/** An act for all meaning names. */
export function namesAct(names: MeaningNames): Act {
  return { kind: 'names', key: 'names', value: names };
}

/** An act for a dossier, as it is now. */
export function collectionAct(collection: Collection): Act {
  return { kind: KEPT_WHOLE, key: JSON.stringify([KEPT_WHOLE, collection.id]), value: collection };
}

/** The meaning names in acts; null when there are none. Invalid names are dropped when settings are read. */
export function namesIn(acts: ReadonlyMap<string, Act>): MeaningNames | null {
  const act = acts.get('names');
  return act?.kind === 'names' ? (act.value as MeaningNames) : null;
}

/** The dossiers in acts; those that cannot be read are left out. */
export const collectionsIn = (acts: readonly Act[]): Collection[] => valuesOf(acts, KEPT_WHOLE, Collection);

/** Whether this version knows this kind of act. */
export const isKnownKind = ({ kind }: Act): boolean => KINDS.has(kind);
const KINDS = new Set(['place', 'belonging', 'names', KEPT_WHOLE]);

/**
 * Every act in the database. Reads all rows that may contain one, in batches.
 *
 * @throws what IndexedDB throws
 */
export async function actsIn(db: NotesDatabase): Promise<Act[]> {
  const collections = valuesIn(await db.collections.toArray(), Collection);
  const acts: Act[] = collections.map(collectionAct);
  let note: [string, string, string] = ['', '', ''];
  for (;;) {
    const rows = await db.anchors.where('[note+document+version]').above(note).limit(BATCH).toArray();
    acts.push(...rows.filter(({ confirmed }) => confirmed).map(placeAct));
    const last = rows.at(-1);
    if (last === undefined) break;
    note = [last.note, last.document, last.version];
  }
  let id = '';
  for (;;) {
    const rows = await db.publications.where('id').above(id).limit(BATCH).toArray();
    acts.push(...rows.flatMap(belongingAct));
    const last = rows.at(-1);
    if (last === undefined) return acts;
    id = last.id;
  }
}

/**
 * Restores acts that the database lost. Existing rows stay, except of a dossier that is older than the act, and acts about missing
 * notes are skipped.
 *
 * @returns whether there was any act to restore
 * @throws what IndexedDB throws
 */
export async function putActsBack(db: NotesDatabase, acts: Iterable<Act>): Promise<boolean> {
  const all = [...acts];
  const places = valuesOf(all, 'place', AnchorOutcome);
  const belonging = valuesOf(all, 'belonging', Belonging);
  const collections = collectionsIn(all);
  if (places.length + belonging.length + collections.length === 0) return false;
  await db.transaction('rw', [db.notes, db.publications, db.anchors, db.collections], async () => {
    await putCollectionsBack(db, collections);
    for (const row of places) {
      if ((await db.notes.where('id').equals(row.note).count()) === 0) continue;
      const present = await db.anchors.get([row.note, row.document, row.version]);
      if (present?.confirmed !== true) await db.anchors.put(row);
    }
    for (const { id, questionNumber, final, refused } of belonging) {
      const row = await rowOrBare(db, id);
      if (row === null) continue;
      const isSettled = (row.final ?? null) !== null;
      await db.publications.put({
        ...row,
        questionNumber: isSettled ? row.questionNumber : (questionNumber ?? row.questionNumber),
        final: row.final ?? final,
        refused: [...new Set([...(row.refused ?? []), ...refused])].slice(-50),
      });
    }
  });
  return true;
}

/**
 * Puts dossiers back that are missing, older, or cannot be read. A row that says it is newer stays: another version of Kantlijn wrote it.
 * Call inside a transaction that includes `collections`.
 */
export async function putCollectionsBack(db: NotesDatabase, collections: readonly Collection[]): Promise<void> {
  for (const collection of collections) {
    const row = await db.collections.get(collection.id);
    const revision = typeof row?.['revision'] === 'number' ? row['revision'] : 0;
    const isKept = Collection.safeParse(row).success ? revision >= collection.revision : revision > collection.revision;
    if (!isKept) await db.collections.put({ ...row, ...collection });
  }
}

/** Those of stored rows that fit a shape. */
function valuesIn<T extends z.ZodMiniType>(rows: readonly unknown[], shape: T): z.infer<T>[] {
  return rows.flatMap((row) => {
    const read = shape.safeParse(row);
    return read.success ? [read.data] : [];
  });
}

const valuesOf = <T extends z.ZodMiniType>(acts: readonly Act[], kind: string, shape: T): z.infer<T>[] =>
  valuesIn(
    acts.filter((act) => act.kind === kind).map(({ value }) => value),
    shape,
  );
