import { type ReactElement, type RefObject, useLayoutEffect, useRef } from 'react';
import type { NoteDraft } from '../../utils/drafts/draft.ts';
import type { Note } from '../../utils/domain/note/note.ts';
import { NoteDetails } from '../notes/NoteDetails.tsx';
import { NoteEditor, onEscape } from '../notes/NoteEditor.tsx';
import { useNoteDetails } from '../notes/useNoteDetails.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { focusAtEnd } from '../ui/caret.ts';
import type { Opening } from '../../utils/protocol/frame.ts';
import { pageOfAnswer } from './passages/answer-page.ts';
import { quotation } from './passages/cite.ts';
import type { LocatedNote } from './passages/types.ts';
import { whereOf } from './ClosedNote.tsx';
import { type FrameWorld, labelOf, meaningWord, useFrame, useFrameView } from './context.ts';
import { noteMarkdown } from './note-markdown.ts';
import { PassageDoubt } from './PassageDoubt.tsx';
import { headingNumbers, type NoteItem } from './items.ts';
import { useAnnouncement } from './announcement.ts';

/** Most of a passage in the name of its box, and above it, in UTF-16 units. */
const NAMED = 60;
const QUOTED = 160;

const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).trimEnd()}…`;

/** A note being read and written: what it is on, its words, meaning and labels, and what can be done with it. */
export function OpenNote({ item, draft }: { item: NoteItem; draft: NoteDraft }): ReactElement {
  const world = useFrame();
  const view = useFrameView();
  const { model, t, language, tags: known, collections } = world;
  const [said, announce] = useAnnouncement();
  const { located, target, id } = item;
  const label = labelOf(target.subQuestion, view, language);
  const editable = useNoteDetails(draft, item.note, model.client.request, (trouble) =>
    announce(trouble === 'conflict' ? t('frame.conflict') : t('frame.notStored', { why: t(`trouble.${trouble}`) })),
  );
  const ref = useCaret(id);
  // A passage was made where its words were, whatever the note is stored under.
  const origin = located?.note.passage.source.id ?? target.publication;
  const madeIn = origin === model.home.publication ? null : origin;
  return (
    // Escape is a convenience for the keyboard; the button below does the same for everyone.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="opened" ref={ref} onKeyDown={(event) => onEscape(event, () => model.close(id, true))}>
      <p className="opened-top">
        <button type="button" className="quiet goto" title={t('frame.goTo')} onClick={() => model.goTo(item)}>
          {whereOf(located, label, t) ?? t('frame.publication')}
        </button>
      </p>
      {located !== null && (
        <>
          <blockquote className="quote" dir="auto">
            “{shorten(located.note.passage.quote.exact, QUOTED)}”
          </blockquote>
          <PassageDoubt located={located} announce={announce} />
        </>
      )}
      <NoteEditor draft={draft} label={boxName(located, label, t)} madeIn={madeIn} focus={false} />
      {draft.snapshot().state.is !== 'deleted' && (
        <div className="details">
          <NoteDetails
            id={id}
            editable={editable}
            t={t}
            nameOf={(meaning) => meaningWord(meaning, world)}
            hasVerdict={located === null}
            collections={collections}
            known={known}
          />
        </div>
      )}
      <div className="actions">
        <button type="button" onClick={() => model.close(id, true)}>
          {t('frame.done')}
        </button>
        {located === null && label !== null && item.note !== null && <Another sub={target.subQuestion} label={label} />}
        {located !== null && <PassageButtons located={located} announce={announce} />}
        {item.note !== null && draft.snapshot().state.is !== 'deleted' && (
          <CopyNote note={item.note} draft={draft} announce={announce} />
        )}
      </div>
      <output className={said === '' ? 'unseen' : 'said'}>{said}</output>
      {view.moving === id && <p className="soft">{t('frame.moving')}</p>}
    </div>
  );
}

/** The label of a note's text box: by its marked words, its question, or the publication. */
function boxName(located: LocatedNote | null, label: string | null, t: FrameWorld['t']): string {
  if (located !== null) return t('passages.box', { quote: `“${shorten(located.note.passage.quote.exact, NAMED)}”` });
  return label === null ? t('notes.publication.box') : t('notes.question.box', { label });
}

/** How long the frame takes to reach its full height after a note is opened, in milliseconds. */
const SETTLED_MS = 100;

/** Places the caret after the note's text on request. Returns a ref for the element that holds the text box. */
function useCaret(id: string): RefObject<HTMLDivElement | null> {
  const { model } = useFrame();
  const { wanted, layout } = useFrameView();
  const ref = useRef<HTMLDivElement>(null);
  const turn = wanted?.id === id ? wanted.turn : null;
  useLayoutEffect(() => {
    if (turn === null) return undefined;
    const box = ref.current?.querySelector('textarea');
    if (!box) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    model.focus.enter(() => {
      focusAtEnd(box, { preventScroll: true });
      // The page scrolls once the frame has reached its full height.
      clearTimeout(timer);
      if (layout.maxHeight === null) {
        timer = setTimeout(() => model.inSight(box.getBoundingClientRect()), SETTLED_MS);
        return;
      }
      // In a sheet: from what the note is on, as far as the box stays in sight. Once more at its full height: a lower one had room for the box alone.
      const show = (): void => {
        ref.current?.scrollIntoView({ block: 'start' });
        box.scrollIntoView({ block: 'nearest' });
      };
      show();
      timer = setTimeout(show, SETTLED_MS);
    });
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- the caret moves when it is asked for, not when the layout changes
  }, [turn]);
  return ref;
}

/** Moves the note to another passage, or copies the passage with its source. */
function PassageButtons({
  located,
  announce,
}: {
  located: LocatedNote;
  announce: (text: string) => void;
}): ReactElement {
  const world = useFrame();
  const { moving } = useFrameView();
  const { model, t } = world;
  const { id } = located.note;
  return (
    <>
      <button
        type="button"
        className="quiet"
        onClick={() => model.move(moving === id ? null : id)}
        aria-pressed={moving === id}
      >
        {t('passages.change')}
      </button>
      <button type="button" className="quiet" onClick={() => copyQuotation(world, located, announce)}>
        {t('passages.cite')}
      </button>
    </>
  );
}

/** Copies the note as Markdown, with the words that stand in its box. */
function CopyNote(props: { note: Note; draft: NoteDraft; announce: (text: string) => void }): ReactElement {
  const world = useFrame();
  const { note, draft, announce } = props;
  const copy = (): void => {
    navigator.clipboard.writeText(noteMarkdown(note, draft.snapshot().text, world)).then(
      () => announce(world.t('frame.copied')),
      () => announce(world.t('passages.citeFailed')),
    );
  };
  return (
    <button type="button" className="quiet" onClick={copy}>
      {world.t('frame.copy')}
    </button>
  );
}

/** Begins a further note on the same question: beside the question its button opens those that are there. */
function Another({ sub, label }: { sub: number | null; label: string }): ReactElement {
  const { model, t } = useFrame();
  const { layout } = useFrameView();
  const opening: Opening = { what: 'write', numbers: [...headingNumbers(sub, layout.places)] };
  return (
    <button
      type="button"
      className="quiet"
      aria-label={t('notes.question.add', { label })}
      onClick={() => model.open(opening)}
    >
      {t('frame.another')}
    </button>
  );
}

/** Copies the words of a passage with their source. */
function copyQuotation({ model, t }: FrameWorld, located: LocatedNote, announce: (text: string) => void): void {
  const { passage, publicationTitle } = located.note;
  const answer = located.inAnswer ? parseIdentifier(passage.source.id) : null;
  const facts = answer === null ? model.passages.facts : pageOfAnswer(passage.source, publicationTitle);
  navigator.clipboard.writeText(quotation(passage, facts, answer ?? model.home.identifier)).then(
    () => announce(t('passages.cited')),
    () => announce(t('passages.citeFailed')),
  );
}
