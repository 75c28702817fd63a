import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { keysTranslator } from '../../../utils/domain/i18n/keys.ts';
import { PAGE_HOST } from '../../../utils/domain/site/hosts.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { ErrorBoundary } from '../../page/ErrorBoundary.tsx';
import { KeysDialog } from '../../keys/KeysDialog.tsx';
import { useHelpKey } from '../../keys/useHelpKey.ts';
import { HELP_KEY } from '../../../utils/domain/site/keys.ts';
import { Icon } from '../../ui/Icon.tsx';
import { AllNotes } from '../notes/AllNotes.tsx';
import { Collections } from '../collections/Collections.tsx';
import { LibraryContext, useLibrary } from './context.ts';
import { FiguresView } from '../figures/FiguresView.tsx';
import { ExportDialog } from '../files/ExportDialog.tsx';
import type { ExportScope } from '../files/gather.ts';
import { MyQuestions } from '../my-questions/MyQuestions.tsx';
import { useHasMine } from '../my-questions/useMine.ts';
import { LossNotice } from './LossNotice.tsx';
import { SyncedLine } from '../devices/Synced.tsx';
import { Manage } from '../manage/Manage.tsx';
import { NoAccess, useDeniedHosts } from './NoAccess.tsx';
import type { ActiveTab, LibraryPorts } from './ports.ts';
import { Questions } from '../questions/Questions.tsx';
import { useSearchFromElsewhere } from '../search/useSearchKeys.ts';
import { Reminder } from './Reminder.tsx';
import { Tabs } from './Tabs.tsx';
import { TextFolderNotice } from '../text-folder/TextFolderSection.tsx';
import { type TextFolderWork, useTextFolder } from '../text-folder/useTextFolder.ts';
import { ThisPublication } from '../publication/ThisPublication.tsx';
import { Toast } from '../parts/Toast.tsx';
import { useBackgroundWork } from './useBackgroundWork.ts';
import { useHealth } from './useHealth.ts';
import { useView } from './useView.ts';
import { useWorld } from './useWorld.ts';
import type { View } from './views.ts';
import { Welcome } from './Welcome.tsx';

/** The library: side panel, sidebar and full page are this one tree. */
export function LibraryApp({ ports }: { ports: LibraryPorts }): ReactElement {
  const { world, toast, closeToast } = useWorld(ports);
  const { t, language } = world;
  const hasMine = useHasMine(ports.client);
  const [view, go] = useView(ports.form, hasMine);
  const [exporting, setExporting] = useState<readonly ExportScope[] | null>(null);
  const [restoring, setRestoring] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  useHelpKey(showKeys);
  useSearchFromElsewhere(view, go);
  const trouble = useBackgroundWork(world);
  const textFolder = useTextFolder(world);
  const active = useActiveTab(ports);
  const closed = useDeniedHosts(ports.access);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t(view === 'welcome' ? 'welcome.title' : 'library.title');
  }, [language, t, view]);
  const restore = (): void => {
    setRestoring(true);
    go('manage');
  };
  return (
    <LibraryContext value={world}>
      <div className="kl library" data-form={ports.form}>
        <Header view={view} hasMine={hasMine === true} onView={go} onKeys={showKeys} />
        <main id="view" className="view" {...(view === 'welcome' ? {} : { 'aria-label': t(`library.view.${view}`) })}>
          <ErrorBoundary key={view} sentence={t('library.broken')}>
            <CurrentView
              view={view}
              onView={go}
              active={active}
              closed={closed}
              restoring={restoring}
              onRestore={restore}
              backupTrouble={trouble}
              textFolder={textFolder}
              onExport={setExporting}
            />
          </ErrorBoundary>
        </main>
        {exporting !== null && <ExportDialog scopes={exporting} onClose={() => setExporting(null)} />}
        {keysShown && <KeysDialog language={language} places={PLACES} onClose={() => setKeysShown(false)} />}
        <Toast toast={toast} onGone={closeToast} />
      </div>
    </LibraryContext>
  );
}

/** The name, the views, and in the side panel the way to the full page. */
function Header(props: { view: View; hasMine: boolean; onView: (to: View) => void; onKeys: () => void }): ReactElement {
  const { t, ports, language } = useLibrary();
  const keys = keysTranslator(language)('keys.show');
  const { view, onView } = props;
  const views: View[] = [
    ...(props.hasMine || view === 'mine' ? (['mine'] as const) : []),
    'this',
    'all',
    'collections',
    ...(ports.searchQuestions === null ? [] : (['questions', 'figures'] as const)),
    'manage',
  ];
  return (
    <header className="top">
      {view === 'welcome' ? <span className="mark">Kantlijn</span> : <h1 className="mark">Kantlijn</h1>}
      <Tabs views={views} view={view} onView={onView} />
      <button type="button" className="quiet square" aria-label={keys} title={keys} onClick={props.onKeys}>
        <kbd>{HELP_KEY}</kbd>
      </button>
      {ports.form === 'panel' && (
        <button
          type="button"
          className="quiet square"
          aria-label={t('library.openFull')}
          title={t('library.openFull')}
          onClick={() => void ports.openFull(view === 'this' ? 'all' : view)}
        >
          <Icon name="window" />
        </button>
      )}
    </header>
  );
}

/** List what is relevant here first. */
const PLACES = ['inLibrary', 'own', 'browser', 'notes'] as const;

/** What is wrong with the library as a whole, then the view itself. */
function CurrentView(props: {
  view: View;
  onView: (to: View) => void;
  active: ActiveTab | null;
  /** Official hosts that may not be read. */
  closed: readonly string[];
  /** Whether the reader comes to restore a backup. */
  restoring: boolean;
  onRestore: () => void;
  /** Why the last automatic backup failed. */
  backupTrouble: string | null;
  textFolder: TextFolderWork;
  onExport: (scopes: readonly ExportScope[]) => void;
}): ReactElement {
  const { ports } = useLibrary();
  const { view, onView, active, closed, restoring, onExport, textFolder } = props;
  // The filter for a dossier is in the address, so it is gone at the next visit.
  const showNotes = (collection: string): void => {
    onView('all');
    history.replaceState(null, '', `#all?collection=${collection}`);
  };
  // Without access the browser does not say which page is open: "no page is open" would be a guess.
  const isTabKnown = active !== null || !closed.includes(PAGE_HOST);
  return (
    <>
      <NoAccess closed={closed} />
      <Health onRestore={props.onRestore} />
      <Notices view={view} backupTrouble={props.backupTrouble} textFolder={textFolder} />
      {view === 'welcome' && <Welcome onLibrary={() => onView('all')} />}
      {view === 'this' && isTabKnown && <ThisPublication active={active} onExport={onExport} />}
      {view === 'mine' && <MyQuestions />}
      {view === 'all' && <AllNotes onExport={onExport} onManage={() => onView('manage')} />}
      {view === 'collections' && <Collections onNotes={showNotes} />}
      {view === 'questions' && ports.searchQuestions !== null && <Questions search={ports.searchQuestions} />}
      {view === 'figures' && <FiguresView />}
      {view === 'manage' && (
        <Manage key={String(restoring)} restoring={restoring} onExport={onExport} textFolder={textFolder} />
      )}
    </>
  );
}

/** What is behind: backups and the folder of text, which Beheer says itself, and other devices. */
function Notices(props: { view: View; backupTrouble: string | null; textFolder: TextFolderWork }): ReactElement | null {
  const { view } = props;
  if (view === 'welcome') return null;
  return (
    <>
      {view !== 'manage' && <Reminder trouble={props.backupTrouble} />}
      {view !== 'manage' && <TextFolderNotice work={props.textFolder} />}
      <SyncedLine />
    </>
  );
}

/** Whether notes are kept, and what was lost; above every view. */
function Health({ onRestore }: { onRestore: () => void }): ReactElement | null {
  const [health, seen] = useHealth();
  return health === null ? null : <LossNotice health={health} onRestore={onRestore} onSeen={seen} />;
}

/** The publication a page wants shown, or the one in the active tab of this window; null for a page that is not on the official host. */
function useActiveTab(ports: LibraryPorts): ActiveTab | null {
  const [active, setActive] = useState<ActiveTab | null>(null);
  const [wanted, setWanted] = useState<ActiveTab | null>(null);
  useEffect(() => ports.watchActive(setActive), [ports]);
  useEffect(() => {
    ports
      .wanted()
      .then(
        (place) =>
          place !== null && setWanted({ address: place.address, title: '', writes: place.writes ?? undefined }),
        logAndReturn('library.wanted'),
      );
  }, [ports]);
  return wanted ?? active;
}
