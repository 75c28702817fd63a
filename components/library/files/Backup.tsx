import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { formatMoment } from '../../../utils/domain/i18n/dates.ts';
import { type BackupFacts, backupMade, backupTrouble, makeBackup } from './backup-run.ts';
import { useLibrary } from '../app/context.ts';
import type { BackupFolder } from '../app/ports.ts';
import { onChanges } from '../manage/useTags.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

/** When the last backup was made and how much changed since; null until known. Follows changes. */
export function useBackupFacts(): readonly [BackupFacts | null, () => void] {
  const { ports } = useLibrary();
  const [facts, setFacts] = useState<BackupFacts | null>(null);
  const read = useCallback(() => {
    ports.client
      .request('backup.state', {})
      .then((answer) => answer.outcome === 'state' && setFacts(answer), logAndReturn('backup.state'));
  }, [ports.client]);
  useEffect(() => {
    read();
    return onChanges(ports.client, read);
  }, [read, ports.client]);
  return [facts, read];
}

/** Numbers of changed notes after which the reader can be reminded; 0 is never. */
const THRESHOLDS = [10, 25, 50, 100, 250, 0];

/** When the last backup was made, and how to make the next, by hand or automatically. */
export function Backup({ onRestore }: { onRestore: () => void }): ReactElement {
  const { t, ports, language, today } = useLibrary();
  const { facts, folder, result, make, choose, allow, forget, remind } = useBackup();
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
        <FolderButtons folder={folder} onAllow={allow} onChoose={choose} onForget={forget} />
      </div>
      {facts !== null && <ReminderChoice threshold={facts.threshold} onChange={remind} />}
      <output>{result}</output>
    </section>
  );
}

type Folder = Awaited<ReturnType<BackupFolder['current']>>;

/** The state of backups, and everything the reader can do about them. `result` says how the last act ended. */
function useBackup(): {
  readonly facts: BackupFacts | null;
  readonly folder: Folder;
  readonly result: string;
  readonly make: (into: 'folder' | 'download') => void;
  readonly choose: () => void;
  readonly allow: () => void;
  readonly forget: () => void;
  readonly remind: (threshold: number) => void;
} {
  const world = useLibrary();
  const { t, ports } = world;
  const [facts, readFacts] = useBackupFacts();
  const [folder, setFolder] = useState<Folder>(null);
  const [result, setResult] = useState('');
  const readFolder = useCallback(() => {
    ports.folder?.current().then(setFolder, () => setFolder(null));
  }, [ports.folder]);
  useEffect(readFolder, [readFolder]);

  const fail = (error: unknown): void => {
    setResult(backupTrouble(error, t));
    readFolder();
  };
  const make = (into: 'folder' | 'download'): void => {
    makeBackup(world, into).then((made) => {
      if (made !== null) setResult(backupMade(made, t));
      readFacts();
    }, fail);
  };
  const makeWhen = (isGiven: boolean): void => {
    readFolder();
    if (isGiven) make('folder');
  };
  return {
    facts,
    folder,
    result,
    make,
    choose: () => void ports.folder?.choose().then(makeWhen, fail),
    allow: () => void ports.folder?.allow().then(makeWhen, fail),
    forget: () => void ports.folder?.forget().then(readFolder, fail),
    remind: (threshold) => void ports.client.request('backup.threshold', { threshold }).then(readFacts, fail),
  };
}

/** Choosing a folder for automatic backups; nothing where the browser cannot write to one. */
function FolderButtons(props: {
  folder: Folder;
  onAllow: () => void;
  onChoose: () => void;
  onForget: () => void;
}): ReactElement | null {
  const { t, ports } = useLibrary();
  const { folder } = props;
  if (ports.folder === null) return null;
  return (
    <>
      {folder !== null && !folder.allowed && (
        <button type="button" onClick={props.onAllow}>
          {t('backup.folder.allow')}
        </button>
      )}
      <button type="button" onClick={props.onChoose}>
        {t(folder === null ? 'backup.folder' : 'backup.folder.other')}
      </button>
      {folder !== null && (
        <button type="button" className="quiet" onClick={props.onForget}>
          {t('backup.folder.forget')}
        </button>
      )}
    </>
  );
}

/** After how many changed notes the reader is reminded. */
function ReminderChoice(props: { threshold: number; onChange: (threshold: number) => void }): ReactElement {
  const { t } = useLibrary();
  const { threshold, onChange } = props;
  // 0 is never, so it comes last.
  const choices = [...new Set([...THRESHOLDS, threshold])].toSorted((a, b) => (a || Infinity) - (b || Infinity));
  return (
    <label className="remind">
      <span>{t('backup.threshold')}</span>{' '}
      <select value={threshold} onChange={(event) => onChange(Number(event.target.value))}>
        {choices.map((count) => (
          <option key={count} value={count}>
            {count === 0 ? t('backup.threshold.never') : t('backup.threshold.after', { count })}
          </option>
        ))}
      </select>
    </label>
  );
}
