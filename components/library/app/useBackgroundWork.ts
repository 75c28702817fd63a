import { type RefObject, useEffect, useRef, useState } from 'react';
import { bindFlush } from '../../../utils/drafts/flush-on-leave.ts';
import { backUpByItself, backupTrouble } from '../files/backup-run.ts';
import type { LibraryWorld } from './context.ts';

/** An automatic backup is considered this often, in milliseconds, while a window of Kantlijn is open. */
const BACKUP_EVERY_MS = 10 * 60_000;

/**
 * What a window of the library does by itself: keeps its drafts up to date and saves them when it closes, saves what an earlier
 * window left unsaved, and writes automatic backups.
 *
 * @returns why the last automatic backup failed; null when it did not
 */
export function useBackgroundWork(world: LibraryWorld): string | null {
  const latest = useRef(world);
  useEffect(() => {
    latest.current = world;
  }, [world]);
  useDrafts(world, latest);
  return useAutomaticBackup(latest);
}

function useDrafts({ ports, shelf }: LibraryWorld, latest: RefObject<LibraryWorld>): void {
  useEffect(() => ports.client.onPush('notes.changed', ({ notes }) => shelf.receive(notes)), [ports.client, shelf]);
  useEffect(() => bindFlush(() => shelf.snapshot().values(), { window, document }), [shelf]);
  useEffect(() => {
    const recover = (): void => {
      shelf.recover(recover).then(
        (count) => count > 0 && latest.current.announce(latest.current.t('drafts.recovered', { count })),
        (error: unknown) => console.error('Kantlijn:', error),
      );
    };
    recover();
  }, [shelf, latest]);
}

function useAutomaticBackup(latest: RefObject<LibraryWorld>): string | null {
  const [trouble, setTrouble] = useState<string | null>(null);
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
  }, [latest]);
  return trouble;
}
