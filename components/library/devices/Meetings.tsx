import { Fragment, type ReactElement, useEffect, useMemo, useState } from 'react';
import { diffWords, words, type Hunk } from '../../../utils/domain/anchor/diff-words.ts';
import type { Note } from '../../../utils/domain/note/note.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { meaningName, useLibrary } from '../app/context.ts';
import { Dialog } from '../parts/Dialog.tsx';
import type { Meeting } from './useSynced.ts';

/** Notes in which two texts met: both side by side, until the reader has looked at them. */
export function Meetings({ onClose }: { onClose: () => void }): ReactElement {
  const { t, synced } = useLibrary();
  return (
    <Dialog title={t('synced.title')} onClose={onClose}>
      <p>{t('synced.text')}</p>
      {synced.meetings.map((meeting) => (
        <MeetingOf key={`${meeting.note} ${meeting.at}`} meeting={meeting} onLast={onClose} />
      ))}
    </Dialog>
  );
}

function MeetingOf({ meeting, onLast }: { meeting: Meeting; onLast: () => void }): ReactElement {
  const { t, ports, synced } = useLibrary();
  const { client } = ports;
  const [note, setNote] = useState<Note | null | 'reading'>('reading');
  useEffect(() => {
    client
      .request('notes.get', { id: meeting.note })
      .then((answer) => setNote(answer.outcome === 'found' ? answer.note : null), logAndReturn('sync.tell'));
  }, [client, meeting.note]);
  const looked = (): void => {
    client.request('sync.looked', { note: meeting.note }).then(() => {
      if (synced.meetings.every((one) => one.note === meeting.note)) onLast();
      return undefined;
    }, logAndReturn('sync.tell'));
  };
  const { mine, theirs } = meeting;
  // Two long texts take a moment to compare, and nothing that is drawn again changes them.
  const [mineParts, theirParts] = useMemo(() => {
    const hunks = diffWords(words(mine), words(theirs));
    return [partsOf(mine, hunks, 'old'), partsOf(theirs, hunks, 'new')] as const;
  }, [mine, theirs]);
  const title = typeof note === 'object' && note !== null ? note.publicationTitle || note.target.publication : '';
  return (
    <section className="meeting" aria-label={title}>
      <h3>{title}</h3>
      {mine !== theirs && (
        <>
          <p>{t(meeting.isBeside ? 'synced.beside' : 'synced.together')}</p>
          <div className="versions">
            <Version label={t('synced.mine')} text={mine} parts={mineParts} />
            <Version label={t('synced.theirs')} text={theirs} parts={theirParts} />
          </div>
        </>
      )}
      <Choices meeting={meeting} note={note === 'reading' ? null : note} />
      {meeting.isLong && <p>{t('synced.long')}</p>}
      {note !== 'reading' && (
        <>
          <h4>{t('synced.now')}</h4>
          <p className="row-text" dir="auto">
            {note === null ? t('synced.gone') : note.body}
          </p>
        </>
      )}
      <div className="actions">
        <button type="button" aria-label={t('synced.lookedAt', { text: mine.slice(0, 40) })} onClick={looked}>
          {t('synced.looked')}
        </button>
      </div>
    </section>
  );
}

/** What was chosen on each device, and which of them the note has now. */
function Choices({ meeting, note }: { meeting: Meeting; note: Note | null }): ReactElement {
  const world = useLibrary();
  const { t } = world;
  const nameOf = ({
    field,
    value,
  }: {
    field: 'meaning' | 'verdict';
    value: Note['meaning'] | Note['verdict'];
  }): string =>
    field === 'meaning'
      ? value === null
        ? t('meaning.none')
        : meaningName(value as NonNullable<Note['meaning']>, world)
      : t(`verdict.${(value as Note['verdict']) ?? 'none'}`);
  return (
    <>
      {meeting.chosen.map(({ field, mine, theirs }) => (
        <p key={field}>
          {t(`synced.chosen.${field}`, {
            mine: nameOf({ field, value: mine }),
            theirs: nameOf({ field, value: theirs }),
          })}{' '}
          {note !== null && t('synced.chosenNow', { now: nameOf({ field, value: note[field] }) })}
        </p>
      ))}
    </>
  );
}

/** A piece of a text, and whether the other lacks it. */
interface Part {
  readonly text: string;
  readonly isOwn: boolean;
}

/** A text in pieces that the other has and has not. */
function partsOf(text: string, hunks: readonly Hunk[], side: 'old' | 'new'): Part[] {
  const all = words(text);
  const parts: Part[] = [];
  let at = 0;
  for (const hunk of hunks) {
    const [from, to] = side === 'old' ? [hunk.oldStart, hunk.oldEnd] : [hunk.newStart, hunk.newEnd];
    const [first, last] = [all[from], all[to - 1]];
    if (from === to || first === undefined || last === undefined) continue;
    parts.push(
      { text: text.slice(at, first.start), isOwn: false },
      { text: text.slice(first.start, last.end), isOwn: true },
    );
    at = last.end;
  }
  return [...parts, { text: text.slice(at), isOwn: false }];
}

function Version({ label, text, parts }: { label: string; text: string; parts: readonly Part[] }): ReactElement {
  const { t, ports, announce } = useLibrary();
  return (
    <section className="version" aria-label={label}>
      <h4>{label}</h4>
      <p className="row-text" dir="auto">
        {parts.map((part, at) => {
          const Piece = part.isOwn ? 'mark' : Fragment;
          // oxlint-disable-next-line react/no-array-index-key -- pieces of one text, always drawn anew as a whole
          return <Piece key={at}>{part.text}</Piece>;
        })}
      </p>
      <button
        type="button"
        className="quiet"
        onClick={() => void ports.copy(text).then(() => announce(t('synced.copied')), logAndReturn('sync.tell'))}
      >
        {t('synced.copy')}
      </button>
    </section>
  );
}
