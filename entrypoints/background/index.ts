import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { push, serve } from '../../utils/messages/server.ts';
import { createDossierService } from '../../utils/sources/dossierService.ts';
import { createPageService } from '../../utils/sources/pageService.ts';
import { NotesDatabase } from '../../utils/store/database.ts';
import { CacheDatabase, createDossierCache } from '../../utils/store/dossiers.ts';
import { createLibrary } from '../../utils/store/library.ts';
import { createNotesRepository } from '../../utils/store/notes.ts';
import { createSearchFeed } from '../../utils/store/search-feed.ts';
import { browserPlaces } from '../../utils/store/wipe.ts';
import { passCommandsOn } from './commands.ts';
import { createCorpus } from './corpus.ts';
import { gated } from './gate.ts';
import { createHandlers } from './handlers.ts';
import { openLibraryFromToolbar, welcomeOnInstall } from './library-window.ts';

const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();

/**
 * The only place that fetches and writes. Keeps nothing in memory that matters: it may be stopped at any
 * moment. Listeners are registered before anything is awaited, so that the event that woke it is heard.
 */
export default defineBackground(() => {
  const clock = { now: () => new Date() };
  const db = new NotesDatabase();
  const notes = createNotesRepository(db, clock.now);
  const library = createLibrary({ db, search: createSearchFeed(db), places: browserPlaces, now: clock.now });
  const { ready, done } = library.start();
  const cache = createDossierCache(new CacheDatabase());
  const dossiers = createDossierService({
    fetch: (url, init) => fetch(url, init),
    clock,
    cache,
    onChange: (dossier) => void push('dossier.changed', dossier),
  });
  const pages = createPageService(dossiers, (url, init) => fetch(url, init));

  const corpus = createCorpus(clock);

  serve(gated(createHandlers({ notes, library, cache, dossiers, pages, corpus, push, openOptions }), ready));
  passCommandsOn();
  openLibraryFromToolbar();
  welcomeOnInstall();
  void done.then(() => notes.purge()).then((purged) => void (purged > 0 && library.changed()));
});
