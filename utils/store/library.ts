import type { AnyRequestOf, AnyResponseOf, LibraryRequestName } from '../protocol/library.ts';
import type { PublicationFacts, RequestOf, ResponseOf } from '../protocol/requests.ts';
import { putAnchors } from './anchors.ts';
import { doubtsOf, learnBelonging, settleDoubt, type Learned } from './belonging.ts';
import { backupDone, backupState, setBackupThreshold } from './backup.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { classifyStoreError, isBeyondReach, StoreUnavailable, type StoreFailure } from './errors.ts';
import { exportPortion } from './export.ts';
import { createForeground, type Foreground } from './foreground.ts';
import { cancelImport, cleanImports, commitImport, KEEP_STAGED_MS, stageImport } from './import.ts';
import { listGroups, listNotes } from './list.ts';
import { deleteTag, renameTag, updateMany, type ManyWritten } from './many.ts';
import { changeState } from './publication.ts';
import type { SearchFeed } from './search-feed.ts';
import { idsOf } from './select.ts';
import { listTags } from './tags.ts';
import { tellPublication } from './tell.ts';
import { discardUnreadable, listUnreadable } from './unreadable.ts';
import { upgradeRows } from './upgrade.ts';
import { resumeWipe, wipeEverything, type Places } from './wipe.ts';

type Failed = { outcome: 'failed' } & StoreFailure;

/** Messages of the library that tell what changed apart from their answer. */
type Telling = 'notes.update' | 'tags.rename' | 'tags.delete';

/** What is done with many notes at once. No method throws: a failing store is an answer. */
export type LibraryRepository = {
  readonly [N in Exclude<LibraryRequestName, Telling>]: (request: AnyRequestOf<N>) => Promise<AnyResponseOf<N>>;
} & {
  readonly [N in Telling]: (request: AnyRequestOf<N>) => Promise<ManyWritten | { result: Failed; notes: null }>;
} & {
  readonly 'anchors.put': (request: RequestOf<'anchors.put'>) => Promise<ResponseOf<'anchors.put'>>;
  readonly 'tags.list': (request: RequestOf<'tags.list'>) => Promise<ResponseOf<'tags.list'>>;
  /** Remembers the state of a question for the publications that are kept of it. Never throws. */
  noteState(questionNumber: string, state: Parameters<typeof changeState>[2]): Promise<void>;
  readonly 'notes.doubts': (request: RequestOf<'notes.doubts'>) => Promise<ResponseOf<'notes.doubts'>>;
  readonly 'notes.settle': (request: RequestOf<'notes.settle'>) => Promise<ResponseOf<'notes.settle'>>;
  /** Remembers what provisional publications with notes belong to; see `learnBelonging`. Never throws. */
  learn(learned: readonly Learned[]): Promise<boolean>;
  /** Remembers what a page tells of a publication of which only a note told; see `tellPublication`. Never throws. */
  tell(facts: PublicationFacts): Promise<boolean>;
  /**
   * Work for when the worker starts: goes on with what was stopped, and forgets what nobody goes on with.
   * To be awaited before the first message is answered only as far as `ready` says.
   */
  readonly start: () => { readonly ready: Promise<void>; readonly done: Promise<void> };
  /** Tells that a note changed. */
  changed(): void;
};

/** An answer, or why the store gave none. */
async function answered<T>(work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    return { outcome: 'failed', ...classifyStoreError(error) };
  }
}

async function told(work: () => Promise<ManyWritten>): Promise<ManyWritten | { result: Failed; notes: null }> {
  const done = await answered(work);
  return 'outcome' in done ? { result: done, notes: null } : done;
}

/** What the library is made of. */
export interface LibraryParts {
  /** Opened when first needed. */
  readonly db: NotesDatabase;
  readonly search: SearchFeed;
  readonly places: Places;
  readonly now: () => Date;
  /** Shared with work that can wait; an own one when left out. */
  readonly foreground?: Foreground;
  /** Told when a passage was found otherwise than before. */
  readonly onAnchors?: () => void;
}

/** The library over the notes database. */
// oxlint-disable-next-line max-lines-per-function -- one line or few for each message
export function createLibrary(parts: LibraryParts): LibraryRepository {
  const { db, search, places, now, onAnchors = () => undefined, foreground = createForeground() } = parts;
  const at = (): string => now().toISOString();
  let upgraded: Promise<unknown> | null = null;
  /** Lists need a row for each publication; a full disk leaves the list as far as it came. */
  const complete = async (): Promise<void> => {
    upgraded ??= upgradeRows(db).catch(() => void (upgraded = null));
    await upgraded;
  };
  /** Runs work that needs every row of today's version. */
  const whole = <T>(work: () => Promise<T>): Promise<T | Failed> =>
    answered(async () => {
      await complete();
      return foreground.run(work);
    });
  return {
    'library.list': (request) =>
      whole(async () => ({ outcome: 'listed', ...(await listGroups(db, request)) }) as const),
    'library.notes': (request) =>
      answered(() => foreground.run(async () => ({ outcome: 'listed', ...(await listNotes(db, request)) }) as const)),
    'library.ids': ({ selection }) =>
      whole(async () => {
        const tables = [db.notes, db.publications, db.anchors];
        const ids = await whenOpen(db, () => db.transaction('r', tables, async () => idsOf(db, selection)));
        return { outcome: 'ids', ids } as const;
      }),
    'library.search': (request) =>
      answered(async () => {
        await complete();
        return search.search(request);
      }),
    'library.export': (request) => whole(async () => exportPortion(db, request)),
    'library.import': (step) =>
      answered(async () => {
        if (step.step === 'stage') return stageImport(db, step.import, step.entries, at());
        if (step.step === 'cancel') return cancelImport(db, step.import);
        await complete();
        return commitImport(db, step.import, step.entries, at());
      }),
    'library.wipe': () =>
      answered(async () => {
        await search.close();
        await db.keeper?.forget();
        const left = await wipeEverything(db, places);
        upgraded = null;
        return { outcome: 'wiped', left } as const;
      }),
    'notes.unreadable': (request) =>
      answered(async () => ({ outcome: 'listed', ...(await listUnreadable(db, request)) }) as const),
    'notes.discard': ({ ids }) =>
      answered(async () => ({ outcome: 'discarded', ids: await discardUnreadable(db, ids) }) as const),
    'notes.update': ({ selection, change }) => told(() => updateMany(db, selection, change, at())),
    'tags.rename': ({ from, to }) => told(() => renameTag(db, from, to)),
    'tags.delete': ({ tag }) => told(() => deleteTag(db, tag)),
    'tags.list': () =>
      answered(() => foreground.run(async () => ({ outcome: 'listed', tags: await listTags(db) }) as const)),
    'anchors.put': ({ outcomes }) =>
      answered(async () => {
        if (await putAnchors(db, outcomes)) onAnchors();
        return { outcome: 'stored' } as const;
      }),
    'notes.doubts': (request) =>
      answered(async () => ({ outcome: 'listed', doubts: await doubtsOf(db, request) }) as const),
    'notes.settle': (request) =>
      answered(async () => {
        await settleDoubt(db, request);
        return { outcome: 'stored' } as const;
      }),
    'library.health': async () => {
      // Opening makes a database where there is none, and after a wipe there must be none.
      const isThere = (await places.databases().catch(() => [db.name])).includes(db.name);
      const isExpected = (await db.keeper?.knowsOfOne().catch(() => true)) ?? false;
      const opening = isThere || isExpected ? db.ready() : Promise.resolve();
      const isLockedOut = await opening.then(
        () => false,
        (error: unknown) => isBeyondReach(error),
      );
      return { outcome: 'health', ...(db.keeper?.state() ?? { trouble: null, loss: null }), isLockedOut } as const;
    },
    'library.copy': ({ after, limit }) =>
      answered(async () => {
        if (db.keeper === null) throw new StoreUnavailable('broken', 'there is no second copy');
        return db.keeper.copy(after, limit);
      }),
    'library.seen': () =>
      answered(async () => {
        await db.keeper?.seen();
        return { outcome: 'seen' } as const;
      }),
    'backup.state': () => answered(() => backupState(db)),
    'backup.done': ({ seq }) => answered(() => backupDone(db, seq, at())),
    'backup.threshold': ({ threshold }) => answered(() => setBackupThreshold(db, threshold)),
    noteState: (questionNumber, state) => changeState(db, questionNumber, state).catch(() => undefined),
    learn: (learned) => learnBelonging(db, learned).catch(() => false),
    tell: (facts) => tellPublication(db, facts, at()).catch(() => false),
    changed: () => search.changed(),
    start() {
      const ready = resumeWipe(db, places).then(
        () => undefined,
        () => undefined,
      );
      const done = ready.then(async () => {
        await complete();
        await cleanImports(db, new Date(now().getTime() - KEEP_STAGED_MS).toISOString()).catch(() => undefined);
        await search.catchUp().catch(() => undefined);
      });
      return { ready, done };
    },
  };
}
