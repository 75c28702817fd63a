import type { AnyRequestName, AnyRequestOf, AnyResponseOf } from '../protocol/library.ts';
import type { PublicationFacts } from '../protocol/notes.ts';
import { putAnchors } from './anchors.ts';
import { doubtsOf, learnBelonging, answerDoubt, type Learned } from './belonging.ts';
import { backupDone, backupState, setBackupThreshold } from './backup.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { classifyStoreError, isBeyondReach, BrokenOff, StoreUnavailable, type StoreFailure } from './errors.ts';
import { exportBatch } from './export.ts';
import { createForeground, type Foreground } from './foreground.ts';
import { cancelImport, cleanImports, commitImport, KEEP_STAGED_MS, stageImport } from './import.ts';
import { finishImport } from './import-batches.ts';
import { LargeWork } from './large-work.ts';
import { listGroups, listNotes } from './list.ts';
import { deleteTag, finishChange, renameTag, updateMany, type ManyWritten } from './many.ts';
import { changeState } from './publication.ts';
import type { SearchFeed } from './search-feed.ts';
import { idsOf } from './select.ts';
import { listTags } from './tags.ts';
import { fillInPublication } from './fill-in.ts';
import { discardUnreadable, listUnreadable } from './unreadable.ts';
import { upgradeRows } from './upgrade.ts';
import { verdictsOf } from './verdicts.ts';
import { resumeWipe, wipeEverything, type Places } from './wipe.ts';
import { logAndReturn, logError } from '../messages/log-error.ts';

type Failed = { outcome: 'failed' } & StoreFailure;
type Partly = { outcome: 'partly'; rest: BrokenOff['rest'] } & StoreFailure;

/** Result of a change to many notes, and which notes changed; null when none or too many did. */
export type Changed = ManyWritten | { readonly result: Failed | Partly; readonly notes: null };

type Answers<N extends AnyRequestName> = (request: AnyRequestOf<N>) => Promise<AnyResponseOf<N>>;

/** Operations on many notes. No method throws: a store failure is a result. */
export interface LibraryRepository {
  /** Publications with notes, a batch at a time. */
  readonly list: Answers<'library.list'>;
  /** Notes of one publication, a batch at a time. */
  readonly listNotes: Answers<'library.notes'>;
  /** Identifiers of all notes of a selection. */
  readonly ids: Answers<'library.ids'>;
  /** The reader's verdicts in a selection, counted. */
  readonly verdicts: Answers<'library.verdicts'>;
  readonly search: Answers<'library.search'>;
  readonly exportBatch: Answers<'library.export'>;
  readonly importStep: Answers<'library.import'>;
  /** Deletes everything that is stored. */
  readonly wipe: Answers<'library.wipe'>;
  /** Whether notes can be saved now, and what was lost. */
  readonly health: Answers<'library.health'>;
  /** Notes of the second copy, without opening the database. */
  readonly readCopy: Answers<'library.copy'>;
  /** Records that the reader acknowledged a loss. */
  readonly markLossSeen: Answers<'library.seen'>;
  readonly continueDamaged: Answers<'library.continue'>;
  readonly listUnreadable: Answers<'notes.unreadable'>;
  readonly discardUnreadable: Answers<'notes.discard'>;
  /** `asked` here and below: the name of the message, so that the same once more is told what the first did. */
  readonly updateMany: (request: AnyRequestOf<'notes.update'>, asked?: string) => Promise<Changed>;
  readonly listTags: Answers<'tags.list'>;
  readonly renameTag: (request: AnyRequestOf<'tags.rename'>, asked?: string) => Promise<Changed>;
  readonly deleteTag: (request: AnyRequestOf<'tags.delete'>, asked?: string) => Promise<Changed>;
  /** Stores how passages were found. */
  readonly putAnchors: Answers<'anchors.put'>;
  /** Provisional publications that may have become this one. */
  readonly listDoubts: Answers<'notes.doubts'>;
  readonly answerDoubt: Answers<'notes.settle'>;
  readonly backupState: Answers<'backup.state'>;
  readonly backupDone: Answers<'backup.done'>;
  readonly setBackupThreshold: Answers<'backup.threshold'>;
  /** Stores the state of a question in the rows of its publications. Never throws. */
  noteState(questionNumber: string, state: Parameters<typeof changeState>[2]): Promise<void>;
  /** Stores what provisional publications with notes belong to; see `learnBelonging`. Never throws. */
  learn(learned: readonly Learned[]): Promise<boolean>;
  /** Stores facts from the page of a publication known only from a note; see `fillInPublication`. Never throws. */
  tell(facts: PublicationFacts): Promise<boolean>;
  /**
   * Work for the start of the worker: resumes what was interrupted, and deletes what was abandoned. Await only `ready`
   * before answering the first message.
   */
  readonly start: () => { readonly ready: Promise<void>; readonly done: Promise<void> };
  /** Call when a note changed. */
  changed(): void;
}

/** Turns an error of the store into a result. */
async function toResult<T>(work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    return { outcome: 'failed', ...classifyStoreError(error) };
  }
}

/** The same for work on many notes, which may fail after it has begun. */
function toLarge<T>(work: () => Promise<T>): Promise<T | Failed | Partly> {
  return toResult(() =>
    work().catch((error: unknown) => {
      if (!(error instanceof BrokenOff)) throw error;
      return { outcome: 'partly', rest: error.rest, ...classifyStoreError(error.cause) } as const;
    }),
  );
}

async function changed(work: () => Promise<ManyWritten>): Promise<Changed> {
  const done = await toLarge(work);
  return 'outcome' in done ? { result: done, notes: null } : done;
}

/** What the library needs. */
export interface LibraryParts {
  /** Opened when first needed. */
  readonly db: NotesDatabase;
  readonly search: SearchFeed;
  readonly places: Places;
  readonly now: () => Date;
  /** Shared with background work; creates its own by default. */
  readonly foreground?: Foreground;
  /** Called when the outcome of a passage changed. */
  readonly onAnchors?: () => void;
  /** Called when work on many notes that had begun earlier was resumed. */
  readonly onResumed?: () => void;
  /** Runs work after a delay; see `LargeWork`. */
  readonly later?: (work: () => void, milliseconds: number) => void;
}

/** The library over the notes database. */
// oxlint-disable-next-line max-lines-per-function -- one line or few for each message
export function createLibrary(parts: LibraryParts): LibraryRepository {
  const { db, search, places, now, foreground = createForeground() } = parts;
  const { onAnchors = () => undefined } = parts;
  const at = (): string => now().toISOString();
  const work: LargeWork = new LargeWork({
    db,
    resume: ({ id, begun }) =>
      begun.does === 'import' ? finishImport({ db, work }, id, at()) : finishChange({ db, work }, id, at()),
    onResumed: () => {
      search.changed();
      parts.onResumed?.();
    },
    quiet: () => foreground.quiet(),
    ...(parts.later === undefined ? {} : { later: parts.later }),
  });
  const large = { db, work };
  const inTurn = (change: () => Promise<ManyWritten>): Promise<Changed> => changed(() => work.inTurn(change));
  let upgraded: Promise<unknown> | null = null;
  /** Times that everything was deleted: work of the start that is then under way ends. */
  let wipes = 0;
  /** Lists need a row for each publication. On a full disk the upgrade stops where it is. */
  const upgradeOnce = async (): Promise<void> => {
    upgraded ??= work
      .beside(() => upgradeRows(db, undefined, () => work.check()))
      .catch((error: unknown) => {
        upgraded = null;
        logError('library.upgrade', error);
      });
    await upgraded;
  };
  /** Runs work that needs every row in the current version. */
  const withUpgradedRows = <T>(work: () => Promise<T>): Promise<T | Failed> =>
    toResult(async () => {
      await upgradeOnce();
      return foreground.run(work);
    });
  return {
    list: (request) =>
      withUpgradedRows(async () => ({ outcome: 'listed', ...(await listGroups(db, request)) }) as const),
    listNotes: (request) =>
      toResult(() => foreground.run(async () => ({ outcome: 'listed', ...(await listNotes(db, request)) }) as const)),
    verdicts: ({ selection }) =>
      withUpgradedRows(async () => {
        const { all, dossiers } = await verdictsOf(db, selection);
        return { outcome: 'counted', all, dossiers: [...dossiers] } as const;
      }),
    ids: ({ selection }) =>
      withUpgradedRows(async () => {
        const tables = [db.notes, db.publications, db.anchors];
        const ids = await whenOpen(db, () => db.transaction('r', tables, async () => idsOf(db, selection)));
        return { outcome: 'ids', ids } as const;
      }),
    search: (request) =>
      toResult(async () => {
        await upgradeOnce();
        return search.search(request);
      }),
    exportBatch: (request) => withUpgradedRows(async () => exportBatch(db, request)),
    importStep: (step) =>
      toLarge(async () => {
        if (step.step === 'stage') return work.beside(() => stageImport(db, step.import, step.entries, at()));
        if (step.step === 'cancel') return work.beside(() => cancelImport(db, step.import));
        await upgradeOnce();
        return work.inTurn(() => commitImport(large, step.import, step.entries, at()));
      }),
    wipe: () =>
      toResult(async () => {
        let isWiped = false;
        wipes += 1;
        try {
          await work.stop();
          await search.close();
          await db.keeper?.forget();
          const left = await wipeEverything(db, places);
          isWiped = true;
          upgraded = null;
          return { outcome: 'wiped', left } as const;
        } finally {
          work.goOn();
          if (!isWiped) work.retry();
        }
      }),
    listUnreadable: (request) =>
      toResult(async () => ({ outcome: 'listed', ...(await listUnreadable(db, request)) }) as const),
    discardUnreadable: ({ ids }) =>
      toResult(async () => ({ outcome: 'discarded', ids: await discardUnreadable(db, ids) }) as const),
    updateMany: ({ selection, change }, asked) =>
      inTurn(() => updateMany(large, selection, change, { at: at(), asked })),
    renameTag: ({ from, to }, asked) => inTurn(() => renameTag(large, from, to, { at: at(), asked })),
    deleteTag: ({ tag }, asked) => inTurn(() => deleteTag(large, tag, { at: at(), asked })),
    listTags: () =>
      toResult(() => foreground.run(async () => ({ outcome: 'listed', tags: await listTags(db) }) as const)),
    putAnchors: ({ outcomes }) =>
      toResult(async () => {
        if (await putAnchors(db, outcomes)) onAnchors();
        return { outcome: 'stored' } as const;
      }),
    listDoubts: (request) =>
      toResult(async () => ({ outcome: 'listed', doubts: await doubtsOf(db, request) }) as const),
    answerDoubt: (request) =>
      toResult(async () => {
        await answerDoubt(db, request);
        return { outcome: 'stored' } as const;
      }),
    health: async () => {
      // Opening creates a missing database, but after a wipe there must be none.
      const isThere = (await places.databases().catch(logAndReturn('library.databases', [db.name]))).includes(db.name);
      const isExpected = (await db.keeper?.knowsOfOne().catch(logAndReturn('keeper.kept', true))) ?? false;
      const opening = isThere || isExpected ? db.ready() : Promise.resolve();
      const isLockedOut = await opening.then(
        () => false,
        (error: unknown) => isBeyondReach(error),
      );
      const state = db.keeper?.state() ?? { trouble: null, loss: null, copying: null, isDamaged: false };
      return { outcome: 'health', ...state, isLockedOut } as const;
    },
    readCopy: ({ after, limit }) =>
      toResult(async () => {
        if (db.keeper === null) throw new StoreUnavailable('broken', 'there is no second copy');
        return db.keeper.copy(after, limit);
      }),
    markLossSeen: () =>
      toResult(async () => {
        await db.keeper?.seen();
        return { outcome: 'seen' } as const;
      }),
    continueDamaged: async ({ promised }) => {
      const continued = (await db.keeper?.continueWithReadable(promised)) ?? { outcome: 'unchanged' };
      if (continued.outcome === 'continued') search.changed();
      return continued;
    },
    backupState: () => toResult(() => backupState(db)),
    backupDone: ({ seq }) => toResult(() => backupDone(db, seq, at())),
    setBackupThreshold: ({ threshold }) => toResult(() => setBackupThreshold(db, threshold)),
    noteState: (questionNumber, state) => changeState(db, questionNumber, state).catch(logAndReturn('library.state')),
    learn: (learned) => learnBelonging(db, learned).catch(logAndReturn('library.learn', false)),
    tell: (facts) => fillInPublication(db, facts, at()).catch(logAndReturn('library.tell', false)),
    changed: () => search.changed(),
    start() {
      const ready = resumeWipe(db, places).then(() => undefined, logAndReturn('library.wipe'));
      const begunAt = wipes;
      const steps = [
        upgradeOnce,
        () => work.inTurn(async () => undefined).catch(logAndReturn('library.begun')),
        () => {
          const before = new Date(now().getTime() - KEEP_STAGED_MS).toISOString();
          return work.beside(() => cleanImports(db, before)).catch(logAndReturn('library.imports'));
        },
        () => search.catchUp().catch(logAndReturn('search.index')),
      ];
      const done = ready.then(async () => {
        for (const step of steps) if (wipes === begunAt) await step();
      });
      return { ready, done };
    },
  };
}
