import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { todayInAmsterdam } from '../../../utils/domain/clock/calendar.ts';
import { resolveLanguage } from '../../../utils/domain/i18n/language.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../utils/store/settings.ts';
import { useCollections } from '../../collections/useCollections.ts';
import { type LibraryWorld, translators } from './context.ts';
import { DraftShelf } from '../notes/draft-shelf.ts';
import type { LibraryPorts } from './ports.ts';
import { useSynced } from '../devices/useSynced.ts';
import { useShared } from '../sharing/useShared.ts';
import type { ToastText } from '../parts/Toast.tsx';

/** A constant reference, so that it causes no rerender. */
const NO_COLLECTIONS: LibraryWorld['collections'] = [];

/** The world of the library for the reader's settings, and the message that is shown in passing. */
export function useWorld(ports: LibraryPorts): {
  readonly world: LibraryWorld;
  readonly toast: ToastText | null;
  readonly closeToast: () => void;
} {
  const { language, meaningNames } = useSettings(ports);
  const words = useMemo(() => translators(resolveLanguage(language, ports.languages)), [language, ports.languages]);
  const shelf = useMemo(() => new DraftShelf(ports.client, ports.drafts ?? null), [ports]);
  const today = useToday(ports.now);
  const synced = useSynced(ports.client);
  const shared = useShared(ports.client);
  const listed = useCollections(ports.client, null, 'named');
  const collections = listed === null || listed === 'failed' ? NO_COLLECTIONS : listed.collections;
  const [toast, setToast] = useState<ToastText | null>(null);
  const counter = useRef(0);
  const announce = useCallback((text: string, undo?: () => void) => {
    counter.current += 1;
    setToast({ id: counter.current, text, undo: undo ?? null });
  }, []);
  const closeToast = useCallback(() => setToast(null), []);
  const world: LibraryWorld = useMemo(
    () => ({
      ...words,
      ports,
      today,
      meaningNames,
      shelf,
      collections,
      synced,
      shared,
      announce,
      withdraw: closeToast,
    }),
    [words, ports, today, meaningNames, shelf, collections, synced, shared, announce, closeToast],
  );
  return { world, toast, closeToast };
}

/** The reader's settings, followed as they change. The defaults count until they are read. */
function useSettings(ports: LibraryPorts): Settings {
  const [settings, setSettings] = useState<Settings>(DEFAULT_SETTINGS);
  useEffect(() => {
    ports.readSettings().then(setSettings, logAndReturn('settings.read'));
    return ports.watchSettings(setSettings);
  }, [ports]);
  return settings;
}

/** Today in Amsterdam, YYYY-MM-DD; read again when the window becomes visible. */
function useToday(now: () => Date): string {
  const [today, setToday] = useState(() => todayInAmsterdam(now()));
  useEffect(() => {
    const refresh = (): void => setToday(todayInAmsterdam(now()));
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, [now]);
  return today;
}
