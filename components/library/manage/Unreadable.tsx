import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { LibraryFailure } from '../files/transfer.ts';
import type { UnreadableNote } from '../../../utils/protocol/library/safekeeping.ts';
import { useLibrary } from '../app/context.ts';
import { noteName, unreadable } from '../files/gather.ts';
import { onChanges } from './useTags.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

/** Looking for them walks all notes: what the reader came for goes first, in milliseconds. */
const LATER_MS = 1_500;

/** Most that are shown; the file has all. */
const SHOWN = 20;

/** The rows as one file, each exactly as it is stored. */
const fileOf = (rows: readonly UnreadableNote[]): Blob =>
  new Blob([`[${rows.map(({ raw }) => raw).join(',\n')}]\n`], { type: 'application/json' });

/** Stored notes that this version cannot read: what they are, a file of them as they lie, and a way to remove them. */
export function Unreadable(): ReactElement | null {
  const { t, ports, today, announce } = useLibrary();
  const [rows, setRows] = useState<readonly UnreadableNote[]>([]);
  const [sure, setSure] = useState(false);
  const look = useCallback(async () => setRows(await unreadable(ports.client)), [ports.client]);
  useEffect(() => {
    const read = (): void => void look().catch(logAndReturn('notes.unreadable'));
    const timer = setTimeout(read, LATER_MS);
    const stop = onChanges(ports.client, () => rows.length > 0 && read());
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [look, ports.client, rows.length]);
  if (rows.length === 0) return null;

  const discard = async (): Promise<void> => {
    const ids = rows.slice(0, 500).map(({ id }) => id);
    const answer = await ports.client.request('notes.discard', { ids });
    if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
    setSure(false);
    announce(t('unreadable.removed', { count: answer.ids.length }));
    await look();
  };
  return (
    <section className="message" aria-label={t('unreadable.title', { count: rows.length })}>
      <p className="message-title">{t('unreadable.title', { count: rows.length })}</p>
      <p>{t('unreadable.text')}</p>
      <ul className="plain">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id}>{noteName(row) || t('group.untitled')}</li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" onClick={() => ports.download(`kantlijn-onleesbaar-${today}.json`, fileOf(rows))}>
          {t('unreadable.save')}
        </button>
        {sure ? (
          <>
            <button
              type="button"
              className="danger"
              onClick={() => void discard().catch(() => announce(t('unreadable.failed')))}
            >
              {t('unreadable.sure')}
            </button>
            <button type="button" onClick={() => setSure(false)}>
              {t('library.cancel')}
            </button>
          </>
        ) : (
          <button type="button" className="quiet" onClick={() => setSure(true)}>
            {t('row.delete')}
          </button>
        )}
      </div>
    </section>
  );
}
