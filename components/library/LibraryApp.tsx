import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { todayInAmsterdam } from '../../utils/domain/clock/calendar.ts';
import { resolveLanguage } from '../../utils/domain/i18n/language.ts';
import { bindFlush } from '../../utils/drafts/flush-on-leave.ts';
import { PAGE_HOST } from '../../utils/domain/site/services.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/store/settings.ts';
import { ErrorBoundary } from '../page/ErrorBoundary.tsx';
import { Icon } from '../ui/Icon.tsx';
import { AllNotes } from './AllNotes.tsx';
import { backUpByItself, backupTrouble } from './backup-run.ts';
import { LibraryContext, type LibraryWorld, translators } from './context.ts';
import { DraftShelf } from './draft-shelf.ts';
import { ExportDialog } from './ExportDialog.tsx';
import type { ExportScope } from './gather.ts';
import { LossNotice } from './LossNotice.tsx';
import { Manage } from './Manage.tsx';
import { NoAccess, useDeniedHosts } from './NoAccess.tsx';
import type { ActiveTab, LibraryPorts } from './ports.ts';
import { Questions } from './Questions.tsx';
import { Reminder } from './Reminder.tsx';
import { Tabs } from './Tabs.tsx';
import { ThisPublication } from './ThisPublication.tsx';
import { Toast, type ToastText } from './Toast.tsx';
import { useHealth } from './useHealth.ts';
import { viewInHash, type View } from './views.ts';
import { Welcome } from './Welcome.tsx';

/** A backup by itself is looked at this often, in milliseconds, while a window of Kantlijn is open. */
const BACKUP_EVERY_MS = 10 * 60_000;

/** The library: side panel, sidebar and full page are this one tree. */
export function LibraryApp({ ports }: { ports: LibraryPorts }): ReactElement {
  const [settings, setSettings] = useState<Settings>(DEFAULT_SETTINGS);
  const [view, setView] = useState<View>(() => viewInHash(location.hash) ?? (ports.form === 'panel' ? 'this' : 'all'));
  const [active, setActive] = useState<ActiveTab | null>(null);
  const [toast, setToast] = useState<ToastText | null>(null);
  const [exporting, setExporting] = useState<readonly ExportScope[] | null>(null);
  const [restoring, setRestoring] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const shelf = useMemo(() => new DraftShelf(ports.client, ports.drafts ?? null), [ports]);
  const words = useMemo(
    () => translators(resolveLanguage(settings.language, ports.languages)),
    [settings.language, ports.languages],
  );
  const { t, language } = words;
  const today = useToday(ports.now);
  // Without access the browser does not tell which page is open: that none is would be a guess.
  const closed = useDeniedHosts(ports.access);
  const counter = useRef(0);
  const say = useCallback((text: string, undo?: () => void) => {
    counter.current += 1;
    setToast({ id: counter.current, text, undo: undo ?? null });
  }, []);
  const { meaningNames } = settings;
  const world: LibraryWorld = useMemo(
    () => ({ ...words, ports, today, meaningNames, shelf, say }),
    [words, ports, today, meaningNames, shelf, say],
  );

  const latest = useRef(world);
  useEffect(() => {
    latest.current = world;
  }, [world]);
  useEffect(() => {
    ports.readSettings().then(setSettings, () => undefined);
    return ports.watchSettings(setSettings);
  }, [ports]);
  useEffect(() => ports.watchActive(setActive), [ports]);
  useEffect(() => ports.client.onPush('notes.changed', ({ notes }) => shelf.receive(notes)), [ports.client, shelf]);
  useEffect(() => {
    const recover = async (): Promise<void> => {
      const count = await shelf.recover();
      if (count > 0) latest.current.say(latest.current.t('drafts.recovered', { count }));
    };
    recover().catch((error: unknown) => console.error('Kantlijn:', error));
  }, [shelf]);
  useEffect(() => bindFlush(() => shelf.snapshot().values(), { window, document }), [shelf]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t(view === 'welcome' ? 'welcome.title' : 'library.title');
  }, [language, t, view]);
  useEffect(() => {
    const turn = (): void => setView((old) => viewInHash(location.hash) ?? old);
    window.addEventListener('hashchange', turn);
    return () => window.removeEventListener('hashchange', turn);
  }, []);
  useEffect(() => {
    const look = (): void => {
      backUpByItself(latest.current).then(
        (made) => made !== null && setTrouble(null),
        (error: unknown) => setTrouble(backupTrouble(error, latest.current.t)),
      );
    };
    look();
    const timer = setInterval(look, BACKUP_EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  const go = (to: View): void => {
    setView(to);
    history.replaceState(null, '', `#${to}`);
  };
  const views: View[] = ['this', 'all', ...(ports.searchQuestions === null ? [] : (['questions'] as const)), 'manage'];
  return (
    <LibraryContext value={world}>
      <div className="kl library" data-form={ports.form}>
        <header className="top">
          {view === 'welcome' ? <span className="mark">Kantlijn</span> : <h1 className="mark">Kantlijn</h1>}
          <Tabs views={views} view={view} onView={go} />
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
        <main id="view" className="view" {...(view === 'welcome' ? {} : { 'aria-label': t(`library.view.${view}`) })}>
          <ErrorBoundary key={view} sentence={t('library.broken')}>
            <NoAccess closed={closed} />
            <HealthOfLibrary
              onRestore={() => {
                setRestoring(true);
                go('manage');
              }}
            />
            {view !== 'welcome' && view !== 'manage' && <Reminder trouble={trouble} />}
            {view === 'welcome' && <Welcome onLibrary={() => go('all')} />}
            {view === 'this' && (active !== null || !closed.includes(PAGE_HOST)) && (
              <ThisPublication active={active} onExport={setExporting} />
            )}
            {view === 'all' && <AllNotes onExport={setExporting} onManage={() => go('manage')} />}
            {view === 'questions' && ports.searchQuestions !== null && <Questions search={ports.searchQuestions} />}
            {view === 'manage' && <Manage key={String(restoring)} restoring={restoring} onExport={setExporting} />}
          </ErrorBoundary>
        </main>
        {exporting !== null && <ExportDialog scopes={exporting} onClose={() => setExporting(null)} />}
        <Toast toast={toast} onGone={() => setToast(null)} />
      </div>
    </LibraryContext>
  );
}

/** What is said of the library as a whole, above every view. */
function HealthOfLibrary({ onRestore }: { onRestore: () => void }): ReactElement | null {
  const [health, seen] = useHealth();
  return health === null ? null : <LossNotice health={health} onRestore={onRestore} onSeen={seen} />;
}

/** Today in Amsterdam; looked at again when the window comes back in sight. */
function useToday(now: () => Date): string {
  const [today, setToday] = useState(() => todayInAmsterdam(now()));
  useEffect(() => {
    const refresh = (): void => setToday(todayInAmsterdam(now()));
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, [now]);
  return today;
}
