import { type ReactElement, useEffect, useState } from 'react';
import { useBackupFacts } from './Backup.tsx';
import { makeBackup } from './backup-run.ts';
import { useLibrary } from './context.ts';

/** Says that many changes are in no backup yet, until one is made or the reader says later. */
export function Reminder(): ReactElement | null {
  const world = useLibrary();
  const { t, ports, say } = world;
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
  if (facts === null || !facts.due || later || byItself) return null;
  return (
    <section className="reminder" aria-label={t('backup.title')}>
      <p>{t('backup.remind', { count: facts.changed })}</p>
      <div className="actions">
        <button
          type="button"
          onClick={() => {
            makeBackup(world, 'download').then(
              (name) => {
                if (name !== null) say(t('backup.made', { name }));
                read();
              },
              (error: unknown) =>
                say(t('backup.failed', { detail: error instanceof Error ? error.message : String(error) })),
            );
          }}
        >
          {t('backup.now')}
        </button>
        <button type="button" className="quiet" onClick={() => setLater(true)}>
          {t('backup.later')}
        </button>
      </div>
    </section>
  );
}
