import { browser } from 'wxt/browser';
import type { Clock } from '../../utils/domain/clock/calendar.ts';
import type { CorpusService } from '../../utils/services/list/service.ts';
import { ALL_REQUESTS } from '../../utils/protocol/library.ts';
import { errorInWords } from '../../utils/protocol/error-log.ts';
import { push, pushToOurPages, type Answering, type Sender } from '../../utils/messages/server.ts';
import { createDossierService } from '../../utils/services/dossier.ts';
import type { Network } from '../../utils/sources/http.ts';
import type { ErrorLog } from '../../utils/services/error-log.ts';
import type { FrameTickets } from '../../utils/services/frame-tickets.ts';
import type { Push } from '../../utils/services/notes.ts';
import { wordsMemory } from '../../utils/drafts/words-memory.ts';
import { storeLastWords } from '../../utils/services/last-words.ts';
import { createMarks } from '../../utils/services/marks.ts';
import { createNamedQuestions } from '../../utils/services/named-questions.ts';
import { createPageService } from '../../utils/services/page.ts';
import { countRelated } from '../../utils/services/related.ts';
import { createStripService } from '../../utils/services/strip.ts';
import { NotesDatabase } from '../../utils/store/database.ts';
import { CacheDatabase, createDossierCache } from '../../utils/store/dossiers.ts';
import { createCollections } from '../../utils/store/collections.ts';
import { createForeground } from '../../utils/store/foreground.ts';
import { createLibrary } from '../../utils/store/library.ts';
import { cacheFiles } from '../../utils/store/journal/files.ts';
import { NotesKeeper } from '../../utils/store/keeper.ts';
import { browserKept } from '../../utils/store/kept.ts';
import { createNotesRepository } from '../../utils/store/notes.ts';
import { readMeaningNames, writeSetting } from '../../utils/store/settings.ts';
import { MEANING_NAMES_KEY } from '../../utils/store/settings-parse.ts';
import { createSearchFeed } from '../../utils/store/search-feed.ts';
import { browserPlaces } from '../../utils/store/wipe.ts';
import { withGate } from '../../utils/services/gate.ts';
import { arrivedSearch } from '../../utils/services/following/searches.ts';
import { FollowingDatabase } from '../../utils/store/following/database.ts';
import type { ClickPorts } from '../../utils/services/following/notices.ts';
import { kamerLines, kamerVerdicts } from '../../utils/services/kamer-diagnosis.ts';
import { injectScript, openLibrary, openOptions, picture, speaking } from './browser-ports.ts';
import { markKeys } from './commands.ts';
import { startFollowing } from './following.ts';
import { createHandlers } from './handlers.ts';
import { startKamer } from './kamer.ts';
import { createDevices, pushWithSync } from './sync.ts';
import { sessionMemory } from './network.ts';
import { keepCopy, lookFirst } from './second-copy.ts';
import type { watchOverStorage } from './settle.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';

/** What this worker has created so far. */
export interface Needs {
  readonly clock: Clock;
  readonly corpus: CorpusService;
  readonly network: Network;
  readonly watched: ReturnType<typeof watchOverStorage>;
  readonly tickets: FrameTickets;
  readonly errors: ErrorLog;
}

/** Runs long work in slices; other messages are answered in between. */
const GENTLY = {
  now: () => performance.now(),
  yield: () => new Promise<void>((resolve) => setTimeout(resolve)),
  budgetMs: 12,
};

/** The sender under which words that a frame left behind are stored. */
const OURSELVES: Sender = { kind: 'extension', url: '' };

/** Answers every message, and handles alarms and clicks on notifications. */
interface Everything extends Answering {
  /** See `Following.onAlarm`. */
  readonly onFollowAlarm: (name: string) => Promise<void>;
  /** See `Sync.onAlarm`. */
  readonly onSyncAlarm: () => Promise<void>;
  readonly clicks: ClickPorts;
  /** See `storeLastWords`. */
  readonly takeWords: () => Promise<boolean>;
}

/**
 * Creates the handlers of every message, and resumes interrupted work on the notes. Call once in the generation of a
 * worker.
 */
// oxlint-disable-next-line max-lines-per-function -- wiring: what is made, and from what
export function startEverything({ clock, corpus, network, watched, tickets, errors }: Needs): Everything {
  const db = new NotesDatabase();
  const foreground = createForeground();
  const keeper = new NotesKeeper({
    db,
    files: cacheFiles(caches),
    kept: browserKept,
    names: { read: readMeaningNames, write: (names) => writeSetting('meaningNames', names) },
    health: watched.health,
    dataLoss: watched.lost,
    now: clock.now,
    newId: () => crypto.randomUUID(),
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    compares: import.meta.env.FIREFOX,
    quiet: () => foreground.quiet(),
    onState: () => void push('library.changed', { many: true }),
  });
  db.keeper = keeper;
  // Names given while no worker was there are found by `keepCopy` of the next one.
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'local' || !(MEANING_NAMES_KEY in changes)) return;
    keeper.keepNames().catch((error: unknown) => console.warn('Kantlijn: names of meanings are kept once only', error));
  });
  const notes = createNotesRepository(db, clock.now, foreground);
  const library = createLibrary({
    db,
    search: createSearchFeed(db, undefined, () => foreground.quiet()),
    foreground,
    places: browserPlaces,
    now: clock.now,
    onAnchors: () => void push('library.changed', { many: false }),
    onResumed: () => void push('library.changed', { many: true }),
    later: (work, milliseconds) => void setTimeout(work, milliseconds),
  });
  const { ready, done } = library.start();
  const looked = ready.then(() => lookFirst(keeper)).catch(logAndReturn('keeper.look'));
  const cache = createDossierCache(new CacheDatabase());
  const dossiers = createDossierService({
    fetch: (url, init) => fetch(url, init),
    http: network.client('reader'),
    memory: sessionMemory,
    clock,
    cache,
    onChange: (dossier) => void strip.forget(dossier.number).then(() => push('dossier.changed', dossier)),
    kamer: (number) => kamer.known(number),
  });
  const kamer = startKamer({ clock, network, dossiers });
  const followingDb = new FollowingDatabase();
  const following = startFollowing({
    db: followingDb,
    clock,
    network,
    dossiers,
    corpus,
    language: async () => (await speaking()).language,
    onFollowed: () => devices.sync.noteChanged(),
  });
  // A wipe that was stopped goes first.
  void looked.then(() => following.start());
  const pages = createPageService(
    dossiers,
    network.raw,
    async () => [...(await errors.lines()).map(errorInWords), ...kamerLines(await kamer.service())],
    async () => kamerVerdicts(await kamer.service()),
  );
  const strip = createStripService({
    pages,
    notes,
    memory: sessionMemory,
    speaking,
    follows: following.isFollowed,
    now: Date.now,
    countRelated: (number, page) => countRelated({ corpus, pages }, number, page),
  });
  // Messages that contain words of notes, or reveal that the reader works in a dossier, never go to scripts in
  // official pages.
  const tell: Push = (name, payload) =>
    name === 'notes.changed' || name === 'collections.changed'
      ? pushToOurPages(name, payload, tickets.places, tickets.missed)
      : push(name, payload);
  const devices = createDevices({
    db,
    following: followingDb,
    begin: (search) => arrivedSearch({ clock, corpus }, search),
    clock,
    quiet: () => foreground.quiet(),
    onArrived: (arrived) => {
      if (arrived !== null) void tell('notes.changed', { notes: [...arrived] });
      void tell('library.changed', { many: arrived === null });
      library.changed();
    },
    onCollectionsChanged: () => void tell('collections.changed', {}),
    onFollowsChanged: () => void following.arrived().catch(logAndReturn('following.start')),
  });
  void looked.then(() => devices.sync.start());
  const named = createNamedQuestions({ http: network.client('background'), memory: sessionMemory, clock });
  void done
    // Never purge a note before the other devices have been told of its deletion.
    .then(() => devices.sync.takeUp().then(() => notes.purge(), logAndReturn('sync.start', 0)))
    .then(async (purged) => {
      if (purged > 0) library.changed();
      await looked;
      await keepCopy(keeper, purged > 0);
    })
    .catch((error: unknown) => console.warn('Kantlijn: the second copy of the notes is not up to date', error));
  const handlers = createHandlers({
    notes,
    library,
    collections: createCollections(db, clock.now),
    cache,
    dossiers,
    pages,
    strip,
    named,
    following,
    devices,
    kamer,
    onOpened: (number, force) => kamer.look(number, force),
    clock,
    doubted: (facts) => dossiers.doubted(facts),
    states: (numbers) => dossiers.states(numbers),
    told: dossiers,
    picture,
    corpus,
    network,
    push: pushWithSync(tell, devices.sync),
    openOptions,
    markKeys,
    tickets,
    errors,
    marks: createMarks({
      notes,
      put: (outcomes) => library.putAnchors({ outcomes }),
      memory: sessionMemory,
      slicing: GENTLY,
    }),
    openLibrary,
    injectTouchScript: injectScript('/content-scripts/touch.js'),
    putSigns: injectScript('/content-scripts/named.js'),
    speaking,
  });
  return {
    requests: ALL_REQUESTS,
    handlers: withGate(handlers, looked),
    onFollowAlarm: async (name) => {
      await looked;
      await following.onAlarm(name);
    },
    onSyncAlarm: async () => {
      await looked;
      await devices.sync.onAlarm();
    },
    takeWords: async () => {
      await looked;
      return storeLastWords({
        memory: wordsMemory(),
        save: (request) => handlers['notes.save'](request, OURSELVES),
        now: Date.now,
        newId: () => crypto.randomUUID(),
      });
    },
    clicks: {
      event: (key) => following.store.event(key),
      seen: (keys) => following.seen({ keys }),
      open: (address) => browser.tabs.create({ url: address }),
    },
  };
}
