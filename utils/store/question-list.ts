import type { Table } from 'dexie';
import * as z from 'zod/mini';
import { CalendarDate } from '../domain/publication/record.ts';
import { SafeDatabase, type DatabaseEnvironment } from './database.ts';
import { StoreUnavailable } from './errors.ts';
import { CorpusRecord, CorpusState } from '../domain/question-list/record.ts';
import { START_SIZE } from '../questions/file/layout.ts';
import { newer } from '../questions/file/merge.ts';
import type { SeenAppendix, SeenPage, SeenQuestion } from '../questions/file/seen.ts';
import { CollectState } from '../sources/list/windows.ts';

/** Version of the database of the list. Any change of shape may start it afresh: all of it can be fetched again. */
const SCHEMA_VERSION = 1;

const StoredQuestion = z.extend(CorpusRecord, { modified: z.string() });
const StoredAppendix = z.object({
  id: z.string(),
  numbers: z.array(z.string()),
  state: CorpusState,
  answered: z.nullable(CalendarDate),
  addressees: z.array(z.string()),
});

/** An update, as it survives the worker. */
export const StoredUpdate = z.object({
  phase: z.enum(['running', 'paused', 'packing', 'failed']),
  failure: z.nullable(z.string()),
  /** Failures one after another. */
  failures: z.int(),
  state: CollectState,
});
export type StoredUpdate = z.infer<typeof StoredUpdate>;

/** What is remembered besides the questions. */
export const StoredFacts = z.object({
  enabled: z.catch(z.boolean(), true),
  daily: z.catch(z.boolean(), true),
  /** Day up to which the fetched part is whole; null before the first update. */
  until: z.catch(z.nullable(CalendarDate), null),
  update: z.catch(z.nullable(StoredUpdate), null),
});
export type StoredFacts = z.infer<typeof StoredFacts>;

/** The tables. Written without waiting for the disk: a lost page is read again. */
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

/** What was fetched, and how far. */
export interface CorpusStore {
  facts(): Promise<StoredFacts>;
  /** Changes facts; a function gets them as they are, and nothing comes between. */
  change(part: Change): Promise<void>;
  /**
   * Stores a page and the plan after it, together. An update that was paused meanwhile stays paused; of one that was
   * removed nothing is stored.
   */
  putPage(page: SeenPage, update: StoredUpdate): Promise<void>;
  rows(): Promise<{ questions: SeenQuestion[]; appendices: SeenAppendix[] }>;
  counts(): Promise<{ questions: number; appendices: number }>;
  /** The list packed on this machine; null when there is none. */
  packed(): Promise<Uint8Array | null>;
  /** The copy of the list that came with this build; null when there is none, or only one of another build. */
  copy(): Promise<Uint8Array | null>;
  /** Keeps such a copy, or none; those of other builds go. */
  setCopy(bytes: Uint8Array | null): Promise<void>;
  /** Replaces what was fetched by a packed list, at once. */
  setPacked(bytes: Uint8Array, until: string): Promise<void>;
  /**
   * Puts a list packed from the same records in its place, unless another came meanwhile.
   *
   * @returns whether it did
   */
  replacePacked(old: Uint8Array, bytes: Uint8Array): Promise<boolean>;
  /** Forgets what was fetched up to a packaged list that holds it. */
  clearRows(): Promise<void>;
  /** Removes everything but the settings and the copy of what came with the build. */
  remove(): Promise<void>;
}

/** Keys of copies: behind this stands the version of the build whose list it is. */
const COPY = 'copy';

/** Key in `meta` of the list packed on this machine. */
const PACKED = 'packed';

type FactsPart = Pick<CorpusStore, 'facts' | 'change'>;
type RowsPart = Pick<CorpusStore, 'putPage' | 'rows' | 'counts' | 'clearRows'>;
type FilesPart = Omit<CorpusStore, keyof FactsPart | keyof RowsPart>;

/** An open database, and the facts inside a transaction that includes `meta`. */
interface Opened {
  readonly db: CorpusDatabase;
  ready(): Promise<void>;
  readonly inside: FactsPart;
}

/**
 * @param db opened when first needed, made anew when a newer version left it
 * @param build version of the extension: after an update the copy of the list before is not read first, in vain
 */
export function createCorpusStore(db: CorpusDatabase, build = ''): CorpusStore {
  let opening: Promise<void> | null = null;
  const ready = (): Promise<void> => {
    // Everyone who asks meanwhile waits for the same opening.
    opening ??= openOrReplace(db).finally(() => {
      opening = null;
    });
    return opening;
  };
  const opened: Opened = { db, ready, inside: factsInside(db) };
  return { ...factsPart(opened), ...rowsPart(opened), ...filesPart(opened, `${COPY} ${build}`) };
}

/** Opens the database; one of a newer version is removed, since all of it can be fetched again. */
async function openOrReplace(db: CorpusDatabase): Promise<void> {
  try {
    await db.ready();
  } catch (error) {
    if (!(error instanceof StoreUnavailable) || error.reason !== 'newerSchema') throw error;
    await db.delete();
    await db.ready();
  }
}

function factsInside(db: CorpusDatabase): FactsPart {
  const facts = async (): Promise<StoredFacts> => {
    const row = await db.meta.get('facts');
    const value = typeof row?.value === 'object' && row.value !== null ? row.value : {};
    return StoredFacts.parse({ enabled: true, daily: true, until: null, update: null, ...value });
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

/** What was fetched since the packed list, row by row. */
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

/** The newest of each question; rows that cannot be read are left out. */
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

/** Removes the rows and does what belongs to that, in one transaction. */
async function emptied(db: CorpusDatabase, also: () => Promise<unknown>): Promise<void> {
  await db.transaction('rw', db.questions, db.appendices, db.meta, async () => {
    await db.questions.clear();
    await db.appendices.clear();
    await also();
  });
}

/** Packed lists: the one made on this machine, and the copy of the one that came with the build. */
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
