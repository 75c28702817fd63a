import { type ReactElement, useEffect, useState } from 'react';
import { useBackupFacts } from '../files/Backup.tsx';
import { backupMade, backupTrouble, makeBackup } from '../files/backup-run.ts';
import { useLibrary } from './context.ts';

/**
 * Says that many changes are in no backup yet, until one is made or the reader says later.
 *
 * @param props.trouble why the backup by itself failed; null when it did not
 */
export function Reminder({ trouble }: { trouble: string | null }): ReactElement | null {
  const world = useLibrary();
  const { t, ports, announce } = world;
  const [facts, read] = useBackupFacts();
  const [later, setLater] = useState(false);
  const [byItself, setByItself] = useState(true);
  useEffect(() => {
    const current = ports.folder?.current() ?? Promise.resolve(null);
    current.then(
      (folder) => setByItself(folder?.allowed === true),
      () => setByItself(false),
    );
  }, [ports.folder]);
  if (facts === null || later || (trouble === null && (!facts.due || byItself))) return null;
  return (
    <section className="reminder" aria-label={t('backup.title')}>
      {trouble !== null && <p>{trouble}</p>}
      {facts.changed > 0 && <p>{t('backup.remind', { count: facts.changed })}</p>}
      <div className="actions">
        <button
          type="button"
          onClick={() => {
            makeBackup(world, 'download').then(
              (made) => {
                if (made !== null) announce(backupMade(made, t));
                // What hinders the folder stays; said once is enough.
                if (trouble !== null) setLater(true);
                read();
              },
              (error: unknown) => announce(backupTrouble(error, t)),
            );
          }}
        >
          {t(trouble === null ? 'backup.now' : 'backup.download')}
        </button>
        <button type="button" className="quiet" onClick={() => setLater(true)}>
          {t('backup.later')}
        </button>
      </div>
    </section>
  );
}
