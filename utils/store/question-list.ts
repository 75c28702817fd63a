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

/**
 * @param db opened when first needed, made anew when a newer version left it
 * @param build version of the extension: after an update the copy of the list before is not read first, in vain
 */
export function createCorpusStore(db: CorpusDatabase, build = ''): CorpusStore {
  const copyKey = `${COPY} ${build}`;
  let opening: Promise<void> | null = null;
  const ready = (): Promise<void> => {
    // What is asked at once waits for one opening.
    opening ??= open().finally(() => {
      opening = null;
    });
    return opening;
  };
  const open = async (): Promise<void> => {
    try {
      await db.ready();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || error.reason !== 'newerSchema') throw error;
      await db.delete();
      await db.ready();
    }
  };
  const facts = async (): Promise<StoredFacts> => {
    await ready();
    const row = await db.meta.get('facts');
    const value = typeof row?.value === 'object' && row.value !== null ? row.value : {};
    return StoredFacts.parse({ enabled: true, daily: true, until: null, update: null, ...value });
  };
  const change = (part: Change): Promise<void> =>
    db.transaction('rw', db.meta, async () => {
      const now = await facts();
      await db.meta.put({ key: 'facts', value: { ...now, ...(typeof part === 'function' ? part(now) : part) } });
    });
  return {
    facts,
    async change(part) {
      await ready();
      await change(part);
    },
    async putPage(page, update) {
      await ready();
      await db.transaction('rw', db.questions, db.appendices, db.meta, async () => {
        const now = (await facts()).update;
        if (now === null) return;
        const known = await db.questions.bulkGet(page.questions.map(({ number }) => number));
        const best = new Map<string, SeenQuestion>();
        for (const row of [...known, ...page.questions]) {
          const question = StoredQuestion.safeParse(row);
          if (!question.success) continue;
          const other = best.get(question.data.number);
          best.set(question.data.number, other === undefined ? question.data : newer(other, question.data));
        }
        await db.questions.bulkPut([...best.values()]);
        await db.appendices.bulkPut(page.appendices);
        await change({ update: { ...update, phase: now.phase === 'paused' ? 'paused' : update.phase } });
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
    async packed() {
      await ready();
      const row = await db.meta.get('packed');
      return row?.value instanceof Uint8Array ? row.value : null;
    },
    async copy() {
      await ready();
      const row = await db.meta.get(copyKey);
      return row?.value instanceof Uint8Array ? row.value : null;
    },
    async setCopy(bytes) {
      await ready();
      await db.transaction('rw', db.meta, async () => {
        await db.meta.where('key').startsWith(COPY).delete();
        if (bytes !== null) await db.meta.put({ key: copyKey, value: bytes });
      });
    },
    async setPacked(bytes, until) {
      await ready();
      await db.transaction('rw', db.questions, db.appendices, db.meta, async () => {
        await db.meta.put({ key: 'packed', value: bytes });
        await db.questions.clear();
        await db.appendices.clear();
        await change({ until, update: null });
      });
    },
    async replacePacked(old, bytes) {
      await ready();
      return db.transaction('rw', db.meta, async () => {
        const row = await db.meta.get('packed');
        const now = row?.value;
        const same = now instanceof Uint8Array && old.subarray(0, START_SIZE).every((byte, at) => byte === now[at]);
        if (same) await db.meta.put({ key: 'packed', value: bytes });
        return same;
      });
    },
    async clearRows() {
      await ready();
      await db.transaction('rw', db.questions, db.appendices, db.meta, async () => {
        await db.questions.clear();
        await db.appendices.clear();
        await change({ until: null });
      });
    },
    async remove() {
      await ready();
      await db.transaction('rw', db.questions, db.appendices, db.meta, async () => {
        await db.questions.clear();
        await db.appendices.clear();
        await db.meta.delete('packed');
        await change({ until: null, update: null });
      });
    },
  };
}
