import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { pictureOf } from '../../components/card/picture.ts';
import { todayInAmsterdam } from '../../utils/clock/today.ts';
import { resolveLanguage } from '../../utils/i18n/language.ts';
import type { StatePicture } from '../../utils/messages/page-protocol.ts';
import { push, serve } from '../../utils/messages/server.ts';
import { createDossierService } from '../../utils/sources/dossierService.ts';
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
import { passCommandsOn } from './commands.ts';
import { createCorpus } from './corpus.ts';
import { gated } from './gate.ts';
import { createHandlers } from './handlers.ts';
import { openLibraryFromToolbar, welcomeOnInstall } from './library-window.ts';
import { settleLogOnce } from './settle.ts';

const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();

/** A state in words, in the language the reader chose or the browser's, as of today. */
const picture = async (status: Status): Promise<StatePicture> => {
  const { language } = await readSettings().catch(() => DEFAULT_SETTINGS);
  return pictureOf(status, resolveLanguage(language, navigator.languages), todayInAmsterdam(new Date()));
};

/**
 * The only place that fetches and writes. Keeps nothing in memory that matters: it may be stopped at any
 * moment. Listeners are registered before anything is awaited, so that the event that woke it is heard.
 */
export default defineBackground(() => {
  const clock = { now: () => new Date() };
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
    clock,
    cache,
    onChange: (dossier) => void push('dossier.changed', dossier),
  });
  const pages = createPageService(dossiers, (url, init) => fetch(url, init));

  const corpus = createCorpus(clock);

  serve(gated(createHandlers({ notes, library, cache, dossiers, pages, picture, corpus, push, openOptions }), ready));
  passCommandsOn();
  openLibraryFromToolbar();
  welcomeOnInstall();
  void settleLogOnce();
  void done.then(() => notes.purge()).then((purged) => void (purged > 0 && library.changed()));
});
