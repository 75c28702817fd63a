import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { learnWhenWanted } from '../../../utils/services/list/start-learning.ts';
import { onPush, request } from '../../../utils/messages/client.ts';
import { setErrorListener } from '../../../utils/messages/log-error.ts';
import { libraryClient } from '../../../utils/messages/library-client.ts';
import { askForHosts, closedHosts, onAccessChange } from '../../../utils/sources/access.ts';
import { readSettings, watchSettings, writeSetting } from '../../../utils/store/settings.ts';
import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/chips.css';
import '../../notes/notes.css';
import '../../meanings/meanings.css';
import '../../keys/keys.css';
import '../../ui/dialog.css';
import '../../question-list/list-offer.css';
import '../app/library.css';
import '../../figures/figures.css';
import '../app/parts.css';
import { LibraryApp } from '../app/LibraryApp.tsx';
import type { LibraryPorts } from '../app/ports.ts';
import { backupFolder, forgetBackupFolder } from './backup-folder.ts';
import { draftKeeper } from './kept-drafts.ts';
import { openPrint } from '../../print/address.ts';
import { download, readFile, writeCalendar, writeFile, writeKept, writePaperInWorker } from './files.ts';
import { show, watchActive } from './tabs.ts';
import { forgetTextFolder, textFolder } from './text-folder.ts';
import { takeLibraryTarget } from './wanted.ts';
import { sharing } from './sharing.ts';
import { zotero } from './zotero.ts';

/** Draws the library in an extension page. @param form side panel or a tab of its own */
export function startLibrary(form: LibraryPorts['form']): void {
  // Expected: without a background there is no log either.
  setErrorListener((place, name) => void request('errors.note', { place, name }).catch(() => undefined));
  const ports: LibraryPorts = {
    form,
    languages: navigator.languages,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    client: libraryClient,
    readSettings,
    watchSettings,
    writeSetting,
    watchActive,
    wanted: form === 'page' ? takeLibraryTarget : async () => null,
    show,
    openFull: async (view) => {
      await browser.tabs.create({ url: `${browser.runtime.getURL('/library.html')}#${view}` });
    },
    openOptions: () => browser.runtime.openOptionsPage(),
    copy: (text) => navigator.clipboard.writeText(text),
    download,
    readFile,
    writeFile,
    writePaper: writePaperInWorker,
    writeKept,
    print: openPrint,
    writeCalendar,
    folder: backupFolder(),
    textFolder: textFolder(),
    access: { closed: closedHosts, ask: askForHosts, onChange: onAccessChange },
    notices: {
      allowed: () => browser.permissions.contains({ permissions: ['notifications'] }),
      ask: () => browser.permissions.request({ permissions: ['notifications'] }),
    },
    zotero,
    ...(form === 'page' && { sharing }),
    drafts: draftKeeper(crypto.randomUUID()),
    searchQuestions: (request) => libraryClient.request('questions.search', request),
    forgetAll: async () => void (await Promise.all([forgetBackupFolder(), forgetTextFolder()])),
  };
  // A list fetched here while no options page was open.
  onPush(
    'corpus.changed',
    learnWhenWanted(() => void request('corpus.configure', {})),
  );
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has no root');
  createRoot(root).render(
    <StrictMode>
      <LibraryApp ports={ports} />
    </StrictMode>,
  );
}
