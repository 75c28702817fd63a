import * as z from 'zod/mini';
import { PublicationId, QuestionNumber } from '../domain/publication/identity.ts';
import { AnchorOutcome } from '../protocol/requests.ts';
import type { NotesDatabase } from './database.ts';
import type { Act } from './journal/acts-log.ts';
import { rowOrBare } from './publication.ts';
import type { AnchorRow, PublicationRow } from './rows.ts';
import type { MeaningNames } from './settings.ts';

/**
 * What the reader decided besides writing notes, as it goes into the second copy: that a passage is where it is shown,
 * where notes of the first days belong, and the names of meanings. Where each of them lies, it stays; this only turns it
 * into acts and back.
 */

/** Rows read at a time when all are walked. */
const BATCH = 1_000;

/** What is known of where the notes of a publication of the first days belong; see `learnBelonging`. */
const Belonging = z.object({
  id: PublicationId,
  questionNumber: z.nullable(QuestionNumber),
  final: z.nullable(PublicationId),
  refused: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
});

/** An act for a passage whose place the reader confirmed, or no longer does. */
export function placeAct(row: AnchorRow): Act {
  const { note, document, version, confirmed } = row;
  return { kind: 'place', key: JSON.stringify(['place', note, document, version]), value: confirmed ? row : null };
}

/** An act for what is known of a publication; none when that is nothing. */
export function belongingAct({ id, questionNumber, final = null, refused = [] }: PublicationRow): Act[] {
  if (final === null && refused.length === 0) return [];
  const value = { id, questionNumber, final, refused: [...refused] };
  return [{ kind: 'belonging', key: JSON.stringify(['belonging', id]), value }];
}

/** An act for the names of all meanings. */
export function namesAct(names: MeaningNames): Act {
  return { kind: 'names', key: 'names', value: names };
}

/** The names in acts; null when none were ever given. What cannot be a name is left out where settings are read. */
export function namesIn(acts: ReadonlyMap<string, Act>): MeaningNames | null {
  const act = acts.get('names');
  return act?.kind === 'names' ? (act.value as MeaningNames) : null;
}

/** Whether this version knows what an act of this kind is about. */
export const isKnownKind = ({ kind }: Act): boolean => kind === 'place' || kind === 'belonging' || kind === 'names';

/**
 * Every act that lies in the database. Reads all rows that may hold one, in portions.
 *
 * @throws what IndexedDB throws
 */
export async function actsIn(db: NotesDatabase): Promise<Act[]> {
  const acts: Act[] = [];
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
 * Puts acts back into a database that lost them. What is there already stays, and acts about notes that are not there are
 * left out.
 *
 * @returns whether there was any act to put back
 * @throws what IndexedDB throws
 */
export async function putActsBack(db: NotesDatabase, acts: Iterable<Act>): Promise<boolean> {
  const all = [...acts];
  const places = valuesOf(all, 'place', AnchorOutcome);
  const belonging = valuesOf(all, 'belonging', Belonging);
  if (places.length + belonging.length === 0) return false;
  await db.transaction('rw', [db.notes, db.publications, db.anchors], async () => {
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

function valuesOf<T extends z.ZodMiniType>(acts: readonly Act[], kind: string, shape: T): z.infer<T>[] {
  return acts.flatMap((act) => {
    const read = act.kind === kind ? shape.safeParse(act.value) : null;
    return read?.success === true ? [read.data] : [];
  });
}
