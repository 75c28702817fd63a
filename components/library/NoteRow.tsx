import { type ReactElement, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CitedPart } from '../../utils/domain/cite/index.ts';
import { citableOf } from '../../utils/domain/exchange/index.ts';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import type { ListedPublication, NoteHead } from '../../utils/protocol/library.ts';
import { LibraryFailure } from './transfer.ts';
import { troubleOf } from '../../utils/protocol/trouble.ts';
import type { Note } from '../../utils/domain/note/note.ts';
import { Icon } from '../ui/Icon.tsx';
import { publicationUrl } from '../ui/links.ts';
import { CiteMenu } from './CiteMenu.tsx';
import { useLibrary } from './context.ts';
import { Marked } from './Marked.tsx';
import { MeaningSign } from './MeaningSign.tsx';
import { snippet } from './marking.ts';
import { NoteEdit } from './NoteEdit.tsx';
import { useFocusAfter } from './useFocusAfter.ts';
import type { Marks } from './query.ts';

interface Props {
  publication: ListedPublication;
  /** Where the note is shown; its own publication when left out. */
  address?: string;
  head: NoteHead;
  /** The whole note when the list has it; else it is fetched before it is edited. */
  note: Note | null;
  marks: Marks;
  tags: readonly string[];
  /** Left out where nothing is selected. */
  selected?: boolean;
  onSelect?: (selected: boolean) => void;
  onDelete: (id: string) => void;
}

/** Most of a text or passage that a row shows, in UTF-16 units. */
const LONGEST = 300;

/** One note: where it stands, the marked words, the text, and what can be done with it. */
export function NoteRow(props: Props): ReactElement {
  const { publication, head, marks, onSelect } = props;
  const world = useLibrary();
  const { t, ports, shelf, say, language, today } = world;
  const draft = useSyncExternalStore(shelf.subscribe, shelf.snapshot).get(head.id);
  const [fetched, setFetched] = useState<Note | null>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const isOpen = draft !== undefined;
  const wasOpen = useRef(false);
  useEffect(() => {
    // What had the focus is gone with the editor; where the reader came from is where they go on.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) editButton.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const row = useRef<HTMLElement>(null);
  useFocusAfter(row);
  const place = placeText(head, t);
  const name = `${place}: ${(head.excerpt || head.quote || t('row.noText')).slice(0, 60).replaceAll(/\s+/g, ' ').trim()}`;

  const act = t(head.quote === null && head.target.subQuestion === null ? 'row.open' : 'row.goto');
  const text = snippet(props.note?.body ?? head.excerpt, marks.body ?? [], LONGEST);
  const quote = snippet(props.note?.passage?.quote.exact ?? head.quote ?? '', marks.quote ?? [], LONGEST);

  const goTo = (): void => {
    void ports
      .show(props.address ?? publicationUrl(publication.final ?? publication.id), head.id)
      .then((how) => how === 'failed' && say(t('row.openFailed')));
  };
  const edit = (): void => {
    wholeNote(ports, head, props.note).then(
      (note) => {
        if (note === null) return say(t('row.conflict'));
        setFetched(note);
        shelf.open(note);
        return undefined;
      },
      (error: unknown) => say(t(`trouble.${troubleOf(error)}`)),
    );
  };
  return (
    <article
      ref={row}
      className="row"
      aria-label={name}
      data-selected={props.selected === true}
      data-meaning={head.meaning ?? 'none'}
    >
      {onSelect !== undefined && (
        <input
          type="checkbox"
          aria-label={t('row.select', { name })}
          checked={props.selected === true}
          onChange={(event) => onSelect(event.target.checked)}
        />
      )}
      <div className="row-body">
        <p className="row-top soft">
          <span className="place">{place}</span>
          {head.meaning !== null && <MeaningSign meaning={head.meaning} />}
          {head.anchor === 'lost' && (
            <span className="chip" data-tone="late">
              {t('row.lost')}
            </span>
          )}
          {(head.anchor === 'uncertain' || head.anchor === 'ambiguous') && (
            <span className="chip" data-tone="hold">
              {t('row.uncertain')}
            </span>
          )}
          <time
            dateTime={head.modified}
            title={t('row.modified', { date: formatMoment(head.modified, today, language) })}
          >
            {formatMoment(head.modified, today, language)}
          </time>
        </p>
        {head.quote !== null && (
          <blockquote>
            <Marked {...quote} />
          </blockquote>
        )}
        {draft === undefined ? (
          <>
            {head.excerpt !== '' && (
              <p className="row-text" dir="auto">
                <Marked {...text} />
              </p>
            )}
            {head.tags.length > 0 && (
              <ul className="tags" aria-label={t('tags.label')}>
                {head.tags.map((tag, index) => (
                  <li key={tag} className="chip">
                    <Marked text={tag} spans={(marks.tags ?? []).filter(({ entry }) => entry === index)} />
                  </li>
                ))}
              </ul>
            )}
          </>
        ) : (
          <NoteEdit draft={draft} name={name} known={props.tags} first={fetched ?? props.note} />
        )}
        <div className="row-actions">
          <button type="button" className="quiet" aria-label={`${act}: ${name}`} onClick={goTo}>
            <Icon name="goto" />
            {act}
          </button>
          {draft === undefined && (
            <button
              ref={editButton}
              type="button"
              className="quiet"
              aria-label={t('row.editNote', { name })}
              onClick={edit}
            >
              <Icon name="note" />
              {t('row.edit')}
            </button>
          )}
          <CiteMenu
            name={name}
            document={citableOf(publication)}
            part={citedPart(head, props.note)}
            passage={props.note?.passage?.quote ?? (head.quote === null ? null : { exact: head.quote })}
          />
          {draft === undefined && (
            <button
              type="button"
              className="quiet"
              aria-label={t('row.deleteNote', { name })}
              onClick={() => props.onDelete(head.id)}
            >
              <Icon name="trash" />
              <span className="words">{t('row.delete')}</span>
            </button>
          )}
        </div>
      </div>
    </article>
  );
}

/** Where a note stands, in words. */
function placeText({ target, quote }: NoteHead, t: ReturnType<typeof useLibrary>['t']): string {
  if (target.subQuestion !== null) return t('row.question', { number: target.subQuestion });
  return quote === null ? t('row.whole') : t('row.passage');
}

/** The question or answer a note is about, as it is cited; null for the whole publication. */
function citedPart({ target }: NoteHead, note: Note | null): CitedPart | null {
  const pieces = note?.passage?.structure?.pieces ?? [];
  const [part] = pieces.length === 1 ? pieces.map((piece) => piece.part) : [];
  if (part?.kind === 'question' || part?.kind === 'answer') return { kind: part.kind, numbers: part.numbers };
  return target.subQuestion === null ? null : { kind: 'question', numbers: [target.subQuestion] };
}

/** The whole note behind a head; null when it is not there any more. */
async function wholeNote(
  ports: ReturnType<typeof useLibrary>['ports'],
  head: NoteHead,
  known: Note | null,
): Promise<Note | null> {
  if (known !== null) return known;
  const answer = await ports.client.request('notes.list', {
    publication: head.target.publication,
    questionNumbers: [],
  });
  if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
  return answer.notes.find(({ id }) => id === head.id) ?? null;
}
