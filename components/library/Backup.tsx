import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import { type BackupFacts, backupMade, backupTrouble, makeBackup } from './backup-run.ts';
import { useLibrary } from './context.ts';
import { onChanges } from './useTags.ts';

/** How far the last backup lies behind; null until known. Follows changes. */
export function useBackupFacts(): readonly [BackupFacts | null, () => void] {
  const { ports } = useLibrary();
  const [facts, setFacts] = useState<BackupFacts | null>(null);
  const read = useCallback(() => {
    ports.client.request('backup.state', {}).then(
      (answer) => answer.outcome === 'state' && setFacts(answer),
      () => undefined,
    );
  }, [ports.client]);
  useEffect(() => {
    read();
    return onChanges(ports.client, read);
  }, [read, ports.client]);
  return [facts, read];
}

/** Numbers of changed notes after which the reader can be reminded; 0 is never. */
const THRESHOLDS = [10, 25, 50, 100, 250, 0];

/** When the last backup was made, and how to make the next, by hand or by itself. */
export function Backup({ onRestore }: { onRestore: () => void }): ReactElement {
  const world = useLibrary();
  const { t, ports, language, today } = world;
  const [facts, readFacts] = useBackupFacts();
  const [folder, setFolder] = useState<{ name: string; allowed: boolean } | null>(null);
  const [told, setTold] = useState('');
  const readFolder = useCallback(() => {
    ports.folder?.current().then(setFolder, () => setFolder(null));
  }, [ports.folder]);
  useEffect(readFolder, [readFolder]);

  const fail = (error: unknown): void => {
    setTold(backupTrouble(error, t));
    readFolder();
  };
  const make = (into: 'folder' | 'download'): void => {
    makeBackup(world, into).then((made) => {
      if (made !== null) setTold(backupMade(made, t));
      readFacts();
    }, fail);
  };
  const choose = (): void => {
    ports.folder?.choose().then((chosen) => {
      readFolder();
      if (chosen) make('folder');
    }, fail);
  };
  const allow = (): void => {
    ports.folder?.allow().then((allowed) => {
      readFolder();
      if (allowed) make('folder');
    }, fail);
  };
  const forget = (): void => {
    ports.folder?.forget().then(readFolder, fail);
  };
  const remind = (threshold: number): void => {
    ports.client.request('backup.threshold', { threshold }).then(readFacts, fail);
  };
  return (
    <section aria-labelledby="backup">
      <h2 id="backup">{t('backup.title')}</h2>
      <p>
        <strong className="last-backup">
          {facts === null || facts.last === null
            ? t('backup.never')
            : t('backup.last', { date: formatMoment(facts.last, today, language) })}
        </strong>{' '}
        {facts !== null && facts.changed > 0 && t('backup.changes', { count: facts.changed })}
      </p>
      <p className="soft">{t('backup.text')}</p>
      {ports.folder === null && <p className="soft">{t('backup.folder.none')}</p>}
      {folder !== null && (
        <p>{t(folder.allowed ? 'backup.folder.chosen' : 'backup.folder.ask', { name: folder.name })}</p>
      )}
      <div className="actions">
        <button type="button" className="main" onClick={() => make(folder?.allowed === true ? 'folder' : 'download')}>
          {t('backup.now')}
        </button>
        {folder !== null && (
          <button type="button" onClick={() => make('download')}>
            {t('backup.download')}
          </button>
        )}
        <button type="button" onClick={onRestore}>
          {t('backup.restore')}
        </button>
        {folder !== null && !folder.allowed && (
          <button type="button" onClick={allow}>
            {t('backup.folder.allow')}
          </button>
        )}
        {ports.folder !== null && (
          <button type="button" onClick={choose}>
            {t(folder === null ? 'backup.folder' : 'backup.folder.other')}
          </button>
        )}
        {folder !== null && (
          <button type="button" className="quiet" onClick={forget}>
            {t('backup.folder.forget')}
          </button>
        )}
      </div>
      {facts !== null && (
        <label className="remind">
          <span>{t('backup.threshold')}</span>{' '}
          <select value={facts.threshold} onChange={(event) => remind(Number(event.target.value))}>
            {[...new Set([...THRESHOLDS, facts.threshold])]
              .toSorted((a, b) => (a || Infinity) - (b || Infinity))
              .map((count) => (
                <option key={count} value={count}>
                  {count === 0 ? t('backup.threshold.never') : t('backup.threshold.after', { count })}
                </option>
              ))}
          </select>
        </label>
      )}
      <output>{told}</output>
    </section>
  );
}
