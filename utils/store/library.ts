import type { AnyRequestName, AnyRequestOf, AnyResponseOf } from '../protocol/library.ts';
import type { PublicationFacts } from '../protocol/requests.ts';
import { putAnchors } from './anchors.ts';
import { doubtsOf, learnBelonging, settleDoubt, type Learned } from './belonging.ts';
import { backupDone, backupState, setBackupThreshold } from './backup.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { classifyStoreError, isBeyondReach, StoreUnavailable, type StoreFailure } from './errors.ts';
import { exportBatch } from './export.ts';
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
import { orElse, swallow } from '../messages/swallow.ts';

type Failed = { outcome: 'failed' } & StoreFailure;

/** What a change of many notes came to, and which notes changed; null when they are too many to name, or none did. */
export type Changed = ManyWritten | { readonly result: Failed; readonly notes: null };

type Answers<N extends AnyRequestName> = (request: AnyRequestOf<N>) => Promise<AnyResponseOf<N>>;

/** What is done with many notes at once. No method throws: a failing store is an answer. */
export interface LibraryRepository {
  /** Publications with notes, a batch at a time. */
  readonly list: Answers<'library.list'>;
  /** Notes of one publication, a batch at a time. */
  readonly listNotes: Answers<'library.notes'>;
  /** Identifiers of all notes of a selection. */
  readonly ids: Answers<'library.ids'>;
  readonly search: Answers<'library.search'>;
  readonly exportBatch: Answers<'library.export'>;
  readonly importStep: Answers<'library.import'>;
  /** Deletes everything that is stored. */
  readonly wipe: Answers<'library.wipe'>;
  /** Whether anything is kept now, and what was lost. */
  readonly health: Answers<'library.health'>;
  /** Notes of the second copy, without opening the database. */
  readonly readCopy: Answers<'library.copy'>;
  /** Remembers that the reader has seen a loss. */
  readonly markLossSeen: Answers<'library.seen'>;
  readonly listUnreadable: Answers<'notes.unreadable'>;
  readonly discardUnreadable: Answers<'notes.discard'>;
  readonly updateMany: (request: AnyRequestOf<'notes.update'>) => Promise<Changed>;
  readonly listTags: Answers<'tags.list'>;
  readonly renameTag: (request: AnyRequestOf<'tags.rename'>) => Promise<Changed>;
  readonly deleteTag: (request: AnyRequestOf<'tags.delete'>) => Promise<Changed>;
  /** Remembers how passages were found. */
  readonly putAnchors: Answers<'anchors.put'>;
  /** Provisional publications that may have become this one. */
  readonly listDoubts: Answers<'notes.doubts'>;
  readonly settleDoubt: Answers<'notes.settle'>;
  readonly backupState: Answers<'backup.state'>;
  readonly backupDone: Answers<'backup.done'>;
  readonly setBackupThreshold: Answers<'backup.threshold'>;
  /** Remembers the state of a question for the publications that are kept of it. Never throws. */
  noteState(questionNumber: string, state: Parameters<typeof changeState>[2]): Promise<void>;
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
}

/** An answer, or why the store gave none. */
async function answered<T>(work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    return { outcome: 'failed', ...classifyStoreError(error) };
  }
}

async function changed(work: () => Promise<ManyWritten>): Promise<Changed> {
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
    upgraded ??= upgradeRows(db).catch((error: unknown) => {
      upgraded = null;
      swallow('library.upgrade', error);
    });
    await upgraded;
  };
  /** Runs work that needs every row of today's version. */
  const whole = <T>(work: () => Promise<T>): Promise<T | Failed> =>
    answered(async () => {
      await complete();
      return foreground.run(work);
    });
  return {
    list: (request) => whole(async () => ({ outcome: 'listed', ...(await listGroups(db, request)) }) as const),
    listNotes: (request) =>
      answered(() => foreground.run(async () => ({ outcome: 'listed', ...(await listNotes(db, request)) }) as const)),
    ids: ({ selection }) =>
      whole(async () => {
        const tables = [db.notes, db.publications, db.anchors];
        const ids = await whenOpen(db, () => db.transaction('r', tables, async () => idsOf(db, selection)));
        return { outcome: 'ids', ids } as const;
      }),
    search: (request) =>
      answered(async () => {
        await complete();
        return search.search(request);
      }),
    exportBatch: (request) => whole(async () => exportBatch(db, request)),
    importStep: (step) =>
      answered(async () => {
        if (step.step === 'stage') return stageImport(db, step.import, step.entries, at());
        if (step.step === 'cancel') return cancelImport(db, step.import);
        await complete();
        return commitImport(db, step.import, step.entries, at());
      }),
    wipe: () =>
      answered(async () => {
        await search.close();
        await db.keeper?.forget();
        const left = await wipeEverything(db, places);
        upgraded = null;
        return { outcome: 'wiped', left } as const;
      }),
    listUnreadable: (request) =>
      answered(async () => ({ outcome: 'listed', ...(await listUnreadable(db, request)) }) as const),
    discardUnreadable: ({ ids }) =>
      answered(async () => ({ outcome: 'discarded', ids: await discardUnreadable(db, ids) }) as const),
    updateMany: ({ selection, change }) => changed(() => updateMany(db, selection, change, at())),
    renameTag: ({ from, to }) => changed(() => renameTag(db, from, to)),
    deleteTag: ({ tag }) => changed(() => deleteTag(db, tag)),
    listTags: () =>
      answered(() => foreground.run(async () => ({ outcome: 'listed', tags: await listTags(db) }) as const)),
    putAnchors: ({ outcomes }) =>
      answered(async () => {
        if (await putAnchors(db, outcomes)) onAnchors();
        return { outcome: 'stored' } as const;
      }),
    listDoubts: (request) =>
      answered(async () => ({ outcome: 'listed', doubts: await doubtsOf(db, request) }) as const),
    settleDoubt: (request) =>
      answered(async () => {
        await settleDoubt(db, request);
        return { outcome: 'stored' } as const;
      }),
    health: async () => {
      // Opening makes a database where there is none, and after a wipe there must be none.
      const isThere = (await places.databases().catch(orElse('library.databases', [db.name]))).includes(db.name);
      const isExpected = (await db.keeper?.knowsOfOne().catch(orElse('keeper.kept', true))) ?? false;
      const opening = isThere || isExpected ? db.ready() : Promise.resolve();
      const isLockedOut = await opening.then(
        () => false,
        (error: unknown) => isBeyondReach(error),
      );
      const state = db.keeper?.state() ?? { trouble: null, loss: null, copying: null, isDamaged: false };
      return { outcome: 'health', ...state, isLockedOut } as const;
    },
    readCopy: ({ after, limit }) =>
      answered(async () => {
        if (db.keeper === null) throw new StoreUnavailable('broken', 'there is no second copy');
        return db.keeper.copy(after, limit);
      }),
    markLossSeen: () =>
      answered(async () => {
        await db.keeper?.seen();
        return { outcome: 'seen' } as const;
      }),
    backupState: () => answered(() => backupState(db)),
    backupDone: ({ seq }) => answered(() => backupDone(db, seq, at())),
    setBackupThreshold: ({ threshold }) => answered(() => setBackupThreshold(db, threshold)),
    noteState: (questionNumber, state) => changeState(db, questionNumber, state).catch(orElse('library.state')),
    learn: (learned) => learnBelonging(db, learned).catch(orElse('library.learn', false)),
    tell: (facts) => tellPublication(db, facts, at()).catch(orElse('library.tell', false)),
    changed: () => search.changed(),
    start() {
      const ready = resumeWipe(db, places).then(() => undefined, orElse('library.wipe'));
      const done = ready.then(async () => {
        await complete();
        await cleanImports(db, new Date(now().getTime() - KEEP_STAGED_MS).toISOString()).catch(
          orElse('library.imports'),
        );
        await search.catchUp().catch(orElse('search.index'));
      });
      return { ready, done };
    },
  };
}
