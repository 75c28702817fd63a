import type { ReactElement } from 'react';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import type { Note } from '../../utils/domain/note/note.ts';
import { Icon } from '../ui/Icon.tsx';
import { type FrameWorld, labelOf, meaningWord, useFrame, useFrameView } from './context.ts';
import { groupOf, type NoteItem } from './items.ts';

/** Most that is drawn of a note that is closed, in UTF-16 units: two lines hold less. */
const MAX_TEXT_LENGTH = 400;

/** A note at rest: what it is on, its words in two lines, its labels. One stop for the keyboard; opens when it is clicked. */
export function ClosedNote({ item }: { item: NoteItem }): ReactElement {
  const world = useFrame();
  const view = useFrameView();
  const { model, t, language, today } = world;
  const { note, located, target } = item;
  const meaning = note?.meaning ?? null;
  const label = labelOf(target.subQuestion, view, language);
  const where = whereOf(located, label, t) ?? (located === null ? t('frame.publication') : meaningWord(meaning, world));
  const text = (item.draft?.snapshot().text ?? note?.body ?? '').slice(0, MAX_TEXT_LENGTH);
  return (
    <button type="button" className="closed" onClick={() => model.edit(item.id)}>
      <span className="closed-top">
        {meaning !== null && <Icon name={meaning} />}
        <span className="where">{where}</span>
        <Asks item={item} />
        {note !== null && <span className="when">{formatMoment(note.modified, today, language)}</span>}
      </span>
      {located !== null && (
        <span className="closed-quote" dir="auto">
          “{located.note.passage.quote.exact.slice(0, MAX_TEXT_LENGTH)}”
        </span>
      )}
      {text !== '' && (
        <span className="closed-text" dir="auto">
          {text}
        </span>
      )}
      {note !== null && <Said note={note} />}
      <span className="unseen">{t('frame.open')}</span>
    </button>
  );
}

/** What a note is attached to: a question, the answer to one, or an answer to several; null for none of these. */
export function whereOf(located: NoteItem['located'], label: string | null, t: FrameWorld['t']): string | null {
  if (located?.inAnswer) return label === null ? t('frame.answers') : t('frame.answer', { label });
  return label === null ? null : t('frame.question', { label });
}

/** Says that the passage of a note is in doubt or lost; null when it is neither. */
function Asks({ item }: { item: NoteItem }): ReactElement | null {
  const { t } = useFrame();
  const group = groupOf(item);
  if (group === 'here') return null;
  return (
    <span className="asks" data-group={group}>
      {t(group === 'lost' ? 'passages.lost' : 'passages.doubt')}
    </span>
  );
}

/** The reader's verdict and labels. */
function Said({ note: { verdict, tags } }: { note: Note }): ReactElement {
  const { t } = useFrame();
  return (
    <>
      {verdict !== null && (
        <span className="closed-tags">{t('verdict.yours', { verdict: t(`verdict.${verdict}`) })}</span>
      )}
      {tags.length > 0 && <span className="closed-tags">{tags.join(' · ')}</span>}
    </>
  );
}
