import { browser } from 'wxt/browser';
import { pictureOf } from '../../components/card/picture.ts';
import type { Clock } from '../../utils/clock/calendar.ts';
import { todayInAmsterdam } from '../../utils/clock/today.ts';
import type { CorpusService } from '../../utils/corpus/service.ts';
import { resolveLanguage } from '../../utils/i18n/language.ts';
import { ALL_REQUESTS } from '../../utils/messages/library-protocol.ts';
import type { StatePicture } from '../../utils/messages/page-protocol.ts';
import { push, type Answering } from '../../utils/messages/server.ts';
import { createDossierService } from '../../utils/sources/dossierService.ts';
import type { Network } from '../../utils/sources/http.ts';
import { createPageService } from '../../utils/sources/pageService.ts';
import { NotesDatabase } from '../../utils/store/database.ts';
import { CacheDatabase, createDossierCache } from '../../utils/store/dossiers.ts';
import { createForeground } from '../../utils/store/foreground.ts';
import { createLibrary } from '../../utils/store/library.ts';
import { createNotesRepository } from '../../utils/store/notes.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../utils/store/settings.ts';
import { createSearchFeed } from '../../utils/store/search-feed.ts';
import type { Status } from '../../utils/status/types.ts';
import { browserPlaces } from '../../utils/store/wipe.ts';
import { gated } from './gate.ts';
import { createHandlers } from './handlers.ts';
import { sessionMemory } from './network.ts';

const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();

/** A state in words, in the language the reader chose or the browser's, as of today. */
const picture = async (status: Status): Promise<StatePicture> => {
  const { language } = await readSettings().catch(() => DEFAULT_SETTINGS);
  return pictureOf(status, resolveLanguage(language, navigator.languages), todayInAmsterdam(new Date()));
};

/** What the worker has made already. */
export interface Needs {
  readonly clock: Clock;
  readonly corpus: CorpusService;
  readonly network: Network;
}

/**
 * Makes what answers every message of the protocol, and goes on with work on the notes that was stopped. To be called
 * once in the life of a worker.
 */
export function startEverything({ clock, corpus, network }: Needs): Answering {
  const db = new NotesDatabase();
  const notes = createNotesRepository(db, clock.now);
  const foreground = createForeground();
  const library = createLibrary({
    db,
    search: createSearchFeed(db, undefined, () => foreground.quiet()),
    foreground,
    places: browserPlaces,
    now: clock.now,
    onAnchors: () => void push('library.changed', { many: false }),
  });
  const { ready, done } = library.start();
  const cache = createDossierCache(new CacheDatabase());
  const dossiers = createDossierService({
    fetch: (url, init) => fetch(url, init),
    http: network.client('reader'),
    memory: sessionMemory,
    clock,
    cache,
    onChange: (dossier) => void push('dossier.changed', dossier),
  });
  const pages = createPageService(dossiers, network.raw);
  void done.then(() => notes.purge()).then((purged) => void (purged > 0 && library.changed()));
  const handlers = createHandlers({
    notes,
    library,
    cache,
    dossiers,
    pages,
    picture,
    corpus,
    network,
    push,
    openOptions,
  });
  return { requests: ALL_REQUESTS, handlers: gated(handlers, ready) };
}
