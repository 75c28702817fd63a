import type { Table } from 'dexie';
import * as z from 'zod/mini';
import { CalendarDate } from '../domain/publication/record.ts';
import { openOrReplace, SafeDatabase, type DatabaseEnvironment } from './database.ts';
import { CorpusRecord, CorpusState } from '../domain/question-list/record.ts';
import { START_SIZE } from '../questions/file/layout.ts';
import { newer } from '../questions/file/merge.ts';
import type { SeenAppendix, SeenPage, SeenQuestion } from '../questions/file/seen.ts';
import { CollectState } from '../sources/list/windows.ts';

/** Version of the database. A schema change may start with an empty one, because everything can be fetched again. */
const SCHEMA_VERSION = 1;

const StoredQuestion = z.extend(CorpusRecord, { modified: z.string() });
const StoredAppendix = z.object({
  id: z.string(),
  numbers: z.array(z.string()),
  state: CorpusState,
  answered: z.nullable(CalendarDate),
  /** Rows of before it was kept have none. */
  day: z._default(z.nullable(CalendarDate), null),
  addressees: z.array(z.string()),
});

/** State of an update, stored so that it survives the worker. */
export const StoredUpdate = z.object({
  phase: z.enum(['running', 'paused', 'packing', 'failed']),
  failure: z.nullable(z.string()),
  /** Consecutive failures. */
  failures: z.int(),
  state: CollectState,
});
export type StoredUpdate = z.infer<typeof StoredUpdate>;

/** Settings and progress, stored besides the questions. */
export const StoredFacts = z.object({
  enabled: z.catch(z.boolean(), true),
  daily: z.catch(z.boolean(), true),
  /** Day up to which the fetched part is complete; null before the first update. */
  until: z.catch(z.nullable(CalendarDate), null),
  update: z.catch(z.nullable(StoredUpdate), null),
  /** Why the last fetch from a policy's address failed; null when it succeeded, or when there is no such address. */
  fileFailure: z.catch(z.nullable(z.string()), null),
});
export type StoredFacts = z.infer<typeof StoredFacts>;

/** The database. Writes do not wait for the disk: a lost page is fetched again. */
export class CorpusDatabase extends SafeDatabase {
  declare readonly questions: Table<{ number: string }, string>;
  declare readonly appendices: Table<{ id: string }, string>;
  declare readonly meta: Table<{ key: string; value: unknown }, string>;

  constructor(environment: DatabaseEnvironment = {}, name = 'kantlijn-corpus') {
    super(name, SCHEMA_VERSION, { ...environment, chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ questions: 'number', appendices: 'id', meta: 'key' });
  }
}

type Change = Partial<StoredFacts> | ((facts: StoredFacts) => Partial<StoredFacts>);

/** Storage of the fetched list and of the progress of its update. */
export interface CorpusStore {
  facts(): Promise<StoredFacts>;
  /** Changes facts. A function receives the current facts, in the same transaction. */
  change(part: Change): Promise<void>;
  /**
   * Stores a page together with the remaining plan. If the update was paused meanwhile it stays paused; if it was
   * removed, nothing is stored.
   */
  putPage(page: SeenPage, update: StoredUpdate): Promise<void>;
  rows(): Promise<{ questions: SeenQuestion[]; appendices: SeenAppendix[] }>;
  counts(): Promise<{ questions: number; appendices: number }>;
  /** The list packed on this machine; null when there is none. */
  packed(): Promise<Uint8Array | null>;
  /** The copy of the list shipped with this build; null when there is none, or only one of another build. */
  copy(): Promise<Uint8Array | null>;
  /** Stores such a copy, or none. Deletes those of other builds. */
  setCopy(bytes: Uint8Array | null): Promise<void>;
  /** Replaces the fetched rows by a packed list, in one transaction. */
  setPacked(bytes: Uint8Array, until: string): Promise<void>;
  /**
   * Replaces the packed list by another of the same records, unless it changed meanwhile.
   *
   * @returns whether it was replaced
   */
  replacePacked(old: Uint8Array, bytes: Uint8Array): Promise<boolean>;
  /** Deletes the fetched rows, because a shipped list contains them. */
  clearRows(): Promise<void>;
  /** Deletes everything except the settings and the copy of the shipped list. */
  remove(): Promise<void>;
}

/** Prefix of the keys of copies; the version of the build follows. */
const COPY = 'copy';

/** Key in `meta` of the list packed on this machine. */
const PACKED = 'packed';

type FactsPart = Pick<CorpusStore, 'facts' | 'change'>;
type RowsPart = Pick<CorpusStore, 'putPage' | 'rows' | 'counts' | 'clearRows'>;
type FilesPart = Omit<CorpusStore, keyof FactsPart | keyof RowsPart>;

/** An open database, and access to facts inside a transaction that includes `meta`. */
interface Opened {
  readonly db: CorpusDatabase;
  ready(): Promise<void>;
  readonly inside: FactsPart;
}

/**
 * @param db opened when first needed, and replaced when a newer version wrote it
 * @param build version of the extension, so that a copy from an older build is not read in vain
 */
export function createCorpusStore(db: CorpusDatabase, build = ''): CorpusStore {
  let opening: Promise<void> | null = null;
  const ready = (): Promise<void> => {
    // Concurrent callers share one attempt to open.
    opening ??= openOrReplace(db).finally(() => {
      opening = null;
    });
    return opening;
  };
  const opened: Opened = { db, ready, inside: factsInside(db) };
  return { ...factsPart(opened), ...rowsPart(opened), ...filesPart(opened, `${COPY} ${build}`) };
}

function factsInside(db: CorpusDatabase): FactsPart {
  const facts = async (): Promise<StoredFacts> => {
    const row = await db.meta.get('facts');
    const value = typeof row?.value === 'object' && row.value !== null ? row.value : {};
    return StoredFacts.parse({ enabled: true, daily: true, until: null, update: null, fileFailure: null, ...value });
  };
  return {
    facts,
    change: (part) =>
      db.transaction('rw', db.meta, async () => {
        const now = await facts();
        await db.meta.put({ key: 'facts', value: { ...now, ...(typeof part === 'function' ? part(now) : part) } });
      }),
  };
}

function factsPart({ ready, inside }: Opened): FactsPart {
  return {
    async facts() {
      await ready();
      return inside.facts();
    },
    async change(part) {
      await ready();
      await inside.change(part);
    },
  };
}

/** Rows fetched since the packed list. */
function rowsPart({ db, ready, inside }: Opened): RowsPart {
  return {
    async putPage(page, update) {
      await ready();
      await db.transaction('rw', db.questions, db.appendices, db.meta, async () => {
        const now = (await inside.facts()).update;
        if (now === null) return;
        const known = await db.questions.bulkGet(page.questions.map(({ number }) => number));
        await db.questions.bulkPut(newestOf([...known, ...page.questions]));
        await db.appendices.bulkPut(page.appendices);
        await inside.change({ update: { ...update, phase: now.phase === 'paused' ? 'paused' : update.phase } });
      });
    },
    async rows() {
      await ready();
      const [questions, appendices] = await Promise.all([db.questions.toArray(), db.appendices.toArray()]);
      return {
        questions: questions.flatMap((row) => StoredQuestion.safeParse(row).data ?? []),
        appendices: appendices.flatMap((row) => StoredAppendix.safeParse(row).data ?? []),
      };
    },
    async counts() {
      await ready();
      const [questions, appendices] = await Promise.all([db.questions.count(), db.appendices.count()]);
      return { questions, appendices };
    },
    async clearRows() {
      await ready();
      await emptied(db, () => inside.change({ until: null }));
    },
  };
}

/** The newest row of each question, without unreadable ones. */
function newestOf(rows: readonly unknown[]): SeenQuestion[] {
  const newest = new Map<string, SeenQuestion>();
  for (const row of rows) {
    const question = StoredQuestion.safeParse(row);
    if (!question.success) continue;
    const other = newest.get(question.data.number);
    newest.set(question.data.number, other === undefined ? question.data : newer(other, question.data));
  }
  return [...newest.values()];
}

/** Deletes the rows and runs `also`, in one transaction. */
async function emptied(db: CorpusDatabase, also: () => Promise<unknown>): Promise<void> {
  await db.transaction('rw', db.questions, db.appendices, db.meta, async () => {
    await db.questions.clear();
    await db.appendices.clear();
    await also();
  });
}

/** Packed lists: the one made on this machine, and the copy of the shipped one. */
function filesPart({ db, ready, inside }: Opened, copyKey: string): FilesPart {
  const bytesAt = async (key: string): Promise<Uint8Array | null> => {
    await ready();
    const row = await db.meta.get(key);
    return row?.value instanceof Uint8Array ? row.value : null;
  };
  return {
    packed: () => bytesAt(PACKED),
    copy: () => bytesAt(copyKey),
    async setCopy(bytes) {
      await ready();
      await db.transaction('rw', db.meta, async () => {
        await db.meta.where('key').startsWith(COPY).delete();
        if (bytes !== null) await db.meta.put({ key: copyKey, value: bytes });
      });
    },
    async setPacked(bytes, until) {
      await ready();
      await emptied(db, async () => {
        await db.meta.put({ key: PACKED, value: bytes });
        await inside.change({ until, update: null });
      });
    },
    async replacePacked(old, bytes) {
      await ready();
      return db.transaction('rw', db.meta, async () => {
        const now = (await db.meta.get(PACKED))?.value;
        const isSame = now instanceof Uint8Array && old.subarray(0, START_SIZE).every((byte, at) => byte === now[at]);
        if (isSame) await db.meta.put({ key: PACKED, value: bytes });
        return isSame;
      });
    },
    async remove() {
      await ready();
      await emptied(db, async () => {
        await db.meta.delete(PACKED);
        await inside.change({ until: null, update: null });
      });
    },
  };
}
