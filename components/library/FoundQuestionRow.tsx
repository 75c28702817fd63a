import { type ReactElement, useId, useMemo, useState, useSyncExternalStore } from 'react';
import { citableOf } from '../../utils/domain/exchange/index.ts';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import { relatedTranslator } from '../../utils/domain/i18n/related.ts';
import type { QuestionRow as Row } from '../../utils/questions/search/contract.ts';
import { RelatedInLibrary } from '../related/RelatedInLibrary.tsx';
import { iconOf, standingText, toneOf } from '../related/words.ts';
import { Icon } from '../ui/Icon.tsx';
import { publicationUrl } from '../ui/links.ts';
import { CiteMenu } from './CiteMenu.tsx';
import { useLibrary } from './context.ts';
import { Marked } from './Marked.tsx';
import { NoteEdit } from './NoteEdit.tsx';
import { SubmitterNames } from './PublicationHead.tsx';

/** One question that was found: what it is, where it stands, and what can be done with it, a note begun from here included. */
export function FoundQuestionRow({ row, tags }: { row: Row; tags: readonly string[] }): ReactElement {
  const { t, language, ports, shelf, say } = useLibrary();
  const speech = useMemo(() => ({ t: relatedTranslator(language), language }), [language]);
  const drafts = useSyncExternalStore(shelf.subscribe, shelf.snapshot);
  const [noteId, setNoteId] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const relatedId = useId();
  const { id, number, title, date, submitters, marks } = row;
  const address = publicationUrl(id);
  const draft = noteId === null ? undefined : drafts.get(noteId);
  const show = (to: string): void =>
    void ports.show(to, null).then((how) => how === 'failed' && say(t('row.openFailed')));
  const note = (): void => {
    if (draft !== undefined) return;
    const fresh = ports.newId();
    setNoteId(fresh);
    shelf.begin(fresh, { publication: id, questionNumber: number, subQuestion: null }, title);
  };
  return (
    <article className="row question-row" aria-label={title === '' ? number : title} data-tone={toneOf(row.state)}>
      <span className="standing">
        <Icon name={iconOf(row.state)} />
      </span>
      <div className="row-words">
        <h2>
          <a
            href={address}
            rel="noreferrer"
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              show(address);
            }}
          >
            <Marked text={title === '' ? number : title} spans={title === '' ? [] : (marks.title ?? [])} />
          </a>
        </h2>
        <p className="group-facts soft">
          <strong>{standingText(row, speech)}</strong>
          <span>
            <Marked text={number} spans={marks.numbers ?? []} />
          </span>
          {date !== null && <span>{formatDate(date, language)}</span>}
          {submitters.length > 0 && (
            <span>
              <SubmitterNames submitters={submitters} marks={marks} />
            </span>
          )}
          {row.notes > 0 && (
            <span className="own-notes">
              <Icon name="note" /> {speech.t('related.notes', { count: row.notes })}
            </span>
          )}
        </p>
        {draft !== undefined && <NoteEdit draft={draft} name={t('row.whole')} known={tags} first={null} />}
        <div className="row-actions">
          {draft === undefined && (
            <button type="button" className="quiet" aria-label={t('questions.noteOn', { title })} onClick={note}>
              <Icon name="note" />
              {t('questions.note')}
            </button>
          )}
          <button
            type="button"
            className="quiet"
            aria-expanded={isOpen}
            aria-controls={relatedId}
            aria-label={t('questions.relatedTo', { title })}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'up' : 'down'} />
            {t('questions.related')}
          </button>
          <CiteMenu
            name={title}
            document={citableOf({
              id,
              kind: 'question',
              title,
              questionNumber: number,
              sessionYear: null,
              date,
              submitters: submitters.map((one) => ({ ...one, givenName: null, initials: null })),
            })}
            part={null}
            passage={null}
          />
        </div>
        <div id={relatedId} hidden={!isOpen}>
          {isOpen && (
            <RelatedInLibrary
              client={ports.client}
              number={number}
              language={language}
              onOptions={() => void ports.openOptions()}
              onShow={show}
            />
          )}
        </div>
      </div>
    </article>
  );
}
