import { type ReactElement, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CitedPart } from '../../../utils/domain/cite/index.ts';
import { citableOf } from '../../../utils/domain/exchange/index.ts';
import { formatMoment } from '../../../utils/domain/i18n/dates.ts';
import type { Note } from '../../../utils/domain/note/note.ts';
import type { ListedPublication, NoteHead } from '../../../utils/protocol/library/lists.ts';
import type { NoteDraft } from '../../../utils/drafts/draft.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { Icon } from '../../ui/Icon.tsx';
import { publicationUrl } from '../../../utils/domain/site/address.ts';
import { CiteMenu } from './CiteMenu.tsx';
import { useLibrary } from '../app/context.ts';
import { Marked } from '../search/Marked.tsx';
import { snippet } from '../search/marking.ts';
import { MeaningSign } from './MeaningSign.tsx';
import { NoteEdit } from './NoteEdit.tsx';
import type { Marks } from '../search/query.ts';
import { LibraryFailure } from '../files/transfer.ts';
import { useFocusAfter } from '../parts/useFocusAfter.ts';
import { useShow } from '../app/useShow.ts';
import { useTaking } from '../files/useTaking.ts';

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

/** Longest text or passage that a row shows, in UTF-16 units. */
const LONGEST = 300;

/** One note: its place, the marked words, its text, and what can be done with it. */
export function NoteRow(props: Props): ReactElement {
  const { head, note, marks, onSelect } = props;
  const { t } = useLibrary();
  const { draft, first, edit } = useEditing(head, note);
  const editButton = useRef<HTMLButtonElement>(null);
  useFocusAfterEditing(editButton, draft !== undefined);
  const row = useRef<HTMLElement>(null);
  useFocusAfter(row);
  const name = nameOf(head, t);
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
        <RowTop head={head} />
        {head.quote !== null && (
          <blockquote>
            <Marked {...snippet(note?.passage?.quote.exact ?? head.quote, marks.quote ?? [], LONGEST)} />
          </blockquote>
        )}
        {draft === undefined ? (
          <RowText head={head} note={note} marks={marks} />
        ) : (
          <NoteEdit draft={draft} name={name} known={props.tags} first={first} />
        )}
        <RowActions {...props} name={name} editButton={editButton} onEdit={draft === undefined ? edit : null} />
      </div>
    </article>
  );
}

/**
 * Editing the note of a row.
 *
 * `draft` is there while the editor is open, `first` is the note as it was when it opened.
 */
function useEditing(
  head: NoteHead,
  known: Note | null,
): {
  draft: NoteDraft | undefined;
  first: Note | null;
  edit: () => void;
} {
  const { t, ports, shelf, announce } = useLibrary();
  const draft = useSyncExternalStore(shelf.subscribe, shelf.snapshot).get(head.id);
  const [fetched, setFetched] = useState<Note | null>(null);
  const edit = (): void => {
    wholeNote(ports, head, known).then(
      (note) => {
        if (note === null) return announce(t('row.conflict'));
        setFetched(note);
        shelf.open(note);
        return undefined;
      },
      (error: unknown) => announce(t(`trouble.${troubleOf(error)}`)),
    );
  };
  return { draft, first: fetched ?? known, edit };
}

/** When the editor closes and takes the focus with it, the focus goes back to the button that opened it. */
function useFocusAfterEditing(button: RefObject<HTMLButtonElement | null>, isOpen: boolean): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [button, isOpen]);
}

/** The line above a note: its place, meaning, the reader's verdict, whether its passage was found, and when it was changed. */
function RowTop({ head }: { head: NoteHead }): ReactElement {
  const { t, language, today, synced, collections } = useLibrary();
  const inside = collections.find(({ id }) => id === head.collection);
  const changed = formatMoment(head.modified, today, language);
  return (
    <p className="row-top soft">
      <span className="place">{placeText(head, t)}</span>
      {head.meaning !== null && <MeaningSign meaning={head.meaning} />}
      {head.verdict !== null && (
        <span className="chip">{t('verdict.yours', { verdict: t(`verdict.${head.verdict}`) })}</span>
      )}
      {inside !== undefined && <span className="chip">{t('collections.filterOf', { title: inside.title })}</span>}
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
      {synced.meetings.some(({ id }) => id === head.id) && (
        <span className="chip" data-tone="hold">
          {t('synced.badge')}
        </span>
      )}
      <time dateTime={head.modified} title={t('row.modified', { date: changed })}>
        {changed}
      </time>
    </p>
  );
}

/** The text and tags of a note that is not being edited. */
function RowText({ head, note, marks }: Pick<Props, 'head' | 'note' | 'marks'>): ReactElement {
  const { t } = useLibrary();
  return (
    <>
      {head.excerpt !== '' && (
        <p className="row-text" dir="auto">
          <Marked {...snippet(note?.body ?? head.excerpt, marks.body ?? [], LONGEST)} />
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
  );
}

/** What can be done with one note. `onEdit` is null while it is being edited. */
function RowActions({
  editButton,
  ...props
}: Props & {
  name: string;
  editButton: RefObject<HTMLButtonElement | null>;
  onEdit: (() => void) | null;
}): ReactElement {
  const { t } = useLibrary();
  const show = useShow();
  const { copy } = useTaking();
  const { publication, head, note, name, onEdit } = props;
  const goTo = t(head.quote === null && head.target.subQuestion === null ? 'row.open' : 'row.goto');
  const address = props.address ?? publicationUrl(publication.final ?? publication.id);
  return (
    <div className="row-actions">
      <button type="button" className="quiet" aria-label={`${goTo}: ${name}`} onClick={() => show(address, head.id)}>
        <Icon name="goto" />
        <span className="far">{goTo}</span>
      </button>
      {onEdit !== null && (
        <button
          ref={editButton}
          type="button"
          className="quiet"
          aria-label={t('row.editNote', { name })}
          onClick={onEdit}
        >
          <Icon name="note" />
          <span className="far">{t('row.edit')}</span>
        </button>
      )}
      <CiteMenu
        name={name}
        document={citableOf(publication)}
        part={citedPart(head, note)}
        passage={note?.passage?.quote ?? (head.quote === null ? null : { exact: head.quote })}
        more={[{ label: t('taking.note'), run: () => copy({ what: 'notes', ids: [head.id] }) }]}
      />
      {onEdit !== null && (
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
  );
}

type T = ReturnType<typeof useLibrary>['t'];

/** The place of a note in words: a question, a passage, or the whole publication. */
function placeText({ target, quote }: NoteHead, t: T): string {
  if (target.subQuestion !== null) return t('row.question', { number: target.subQuestion });
  return quote === null ? t('row.whole') : t('row.passage');
}

/** What assistive technology calls a note: its place and the beginning of its text. */
function nameOf(head: NoteHead, t: T): string {
  const beginning = (head.excerpt || head.quote || t('row.noText')).slice(0, 60).replaceAll(/\s+/g, ' ').trim();
  return `${placeText(head, t)}: ${beginning}`;
}

/** The question or answer a note is about, as it is cited; null for the whole publication. */
function citedPart({ target }: NoteHead, note: Note | null): CitedPart | null {
  const pieces = note?.passage?.structure?.pieces ?? [];
  const [part] = pieces.length === 1 ? pieces.map((piece) => piece.part) : [];
  if (part?.kind === 'question' || part?.kind === 'answer') return { kind: part.kind, numbers: part.numbers };
  return target.subQuestion === null ? null : { kind: 'question', numbers: [target.subQuestion] };
}

/** The whole note behind a head; null when it no longer exists. Throws `LibraryFailure`. */
async function wholeNote(
  ports: ReturnType<typeof useLibrary>['ports'],
  head: NoteHead,
  known: Note | null,
): Promise<Note | null> {
  if (known !== null) return known;
  const answer = await ports.client.request('notes.get', { id: head.id });
  if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
  return answer.note;
}
