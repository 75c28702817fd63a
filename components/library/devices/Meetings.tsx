import { Fragment, type ReactElement, useEffect, useMemo, useState } from 'react';
import { diffWords, words, type Hunk } from '../../../utils/domain/anchor/diff-words.ts';
import type { Collection } from '../../../utils/domain/collection/collection.ts';
import type { Note } from '../../../utils/domain/note/note.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { meaningName, useLibrary } from '../app/context.ts';
import { Dialog } from '../parts/Dialog.tsx';
import type { Meeting } from './useSynced.ts';

/**
 * Lists notes and dossiers in which two texts were merged. Shows both versions side by side until the reader has
 * looked at them.
 */
export function Meetings({ onClose }: { onClose: () => void }): ReactElement {
  const { t, synced } = useLibrary();
  return (
    <Dialog title={t('synced.title')} onClose={onClose}>
      <p>{t('synced.text')}</p>
      {synced.meetings.map((meeting) => (
        <MeetingOf key={`${meeting.id} ${meeting.at}`} meeting={meeting} onLast={onClose} />
      ))}
    </Dialog>
  );
}

/** The merged note or dossier as it is now: one of both, or neither when it was deleted. */
interface MetThing {
  readonly note: Note | null;
  readonly collection: Collection | null;
}

const NOTHING: MetThing = { note: null, collection: null };

async function readThing(client: LibraryClient, { of, id }: Meeting): Promise<MetThing> {
  if (of === 'note') {
    const answer = await client.request('notes.get', { id });
    return { ...NOTHING, note: answer.outcome === 'found' ? answer.note : null };
  }
  const answer = await client.request('collections.get', { id });
  return { ...NOTHING, collection: answer.outcome === 'found' ? answer.collection : null };
}

/** The name of a note or dossier. */
const nameOfThing = ({ note, collection }: MetThing): string =>
  note === null ? (collection?.title ?? '') : note.publicationTitle || note.target.publication;

function MeetingOf({ meeting, onLast }: { meeting: Meeting; onLast: () => void }): ReactElement {
  const { t, ports, synced } = useLibrary();
  const { client } = ports;
  const [thing, setThing] = useState<MetThing | 'reading'>('reading');
  useEffect(() => {
    readThing(client, meeting).then(setThing, logAndReturn('sync.tell'));
  }, [client, meeting]);
  const { of, id, mine, theirs } = meeting;
  const looked = (): void => {
    client.request('sync.looked', { of, id }).then(() => {
      if (synced.meetings.every((one) => one.id === id)) onLast();
      return undefined;
    }, logAndReturn('sync.tell'));
  };
  // Comparing two long texts takes a moment, and no rerender changes them.
  const [mineParts, theirParts] = useMemo(() => {
    const hunks = diffWords(words(mine), words(theirs));
    return [partsOf(mine, hunks, 'old'), partsOf(theirs, hunks, 'new')] as const;
  }, [mine, theirs]);
  const known = thing === 'reading' ? NOTHING : thing;
  const title = nameOfThing(known);
  return (
    <section className="meeting" aria-label={title}>
      <h3 dir="auto">{title}</h3>
      {mine !== theirs && (
        <>
          <p>{t(meeting.isBeside ? 'synced.beside' : 'synced.together')}</p>
          <div className="versions">
            <Version label={t('synced.mine')} text={mine} parts={mineParts} />
            <Version label={t('synced.theirs')} text={theirs} parts={theirParts} />
          </div>
        </>
      )}
      {meeting.title !== null && (
        <p>
          {t('synced.titles', meeting.title)} {title !== '' && t('synced.titleNow', { now: title })}
        </p>
      )}
      <Choices meeting={meeting} note={known.note} />
      {meeting.isLong && <p>{t('synced.long')}</p>}
      {thing !== 'reading' && <Now of={of} thing={thing} />}
      <div className="actions">
        <button
          type="button"
          aria-label={t('synced.lookedAt', { text: (mine === '' ? title : mine).slice(0, 40) })}
          onClick={looked}
        >
          {t('synced.looked')}
        </button>
      </div>
    </section>
  );
}

/** The current text of a note or dossier. */
function Now({ of, thing }: { of: Meeting['of']; thing: MetThing }): ReactElement {
  const { t } = useLibrary();
  const text = thing.note?.body ?? thing.collection?.text ?? null;
  return (
    <>
      <h4>{t(`synced.now.${of}`)}</h4>
      <p className="row-text" dir="auto">
        {text ?? t(`synced.gone.${of}`)}
      </p>
    </>
  );
}

/** Shows what was chosen on each device, and which choice the note has now. */
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

/** A stretch of a text, and whether the other text lacks it. */
interface Part {
  readonly text: string;
  readonly isOwn: boolean;
}

/** A text cut into stretches that the other text has or lacks. */
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
