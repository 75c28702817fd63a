import { type ReactElement, useId, useMemo, useState, useSyncExternalStore } from 'react';
import { PublicationLink } from '../parts/PublicationLink.tsx';
import { citableOf } from '../../../utils/domain/exchange/index.ts';
import { listTone } from '../../../utils/domain/status/looks.ts';
import type { NoteDraft } from '../../../utils/drafts/draft.ts';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import type { QuestionRow as Row } from '../../../utils/questions/search/contract.ts';
import { RelatedInLibrary } from '../../related/RelatedInLibrary.tsx';
import { stateAndDaysText } from '../../related/words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { publicationUrl } from '../../../utils/domain/site/address.ts';
import { CollectionButton } from '../collections/CollectionButton.tsx';
import { CiteMenu } from '../notes/CiteMenu.tsx';
import { FollowButton, useSetFollowed } from '../my-questions/FollowButton.tsx';
import { useLibrary } from '../app/context.ts';
import { Marked } from '../search/Marked.tsx';
import { NoteEdit } from '../notes/NoteEdit.tsx';
import { SubmitterNames } from '../publication/PublicationHead.tsx';
import { useShow } from '../app/useShow.ts';

/** One question that was found: what it is, its state, and what can be done with it, beginning a note included. */
export function FoundQuestionRow({ row, tags }: { row: Row; tags: readonly string[] }): ReactElement {
  const { t, language, ports } = useLibrary();
  const { draft, begin } = useBegunNote(row);
  const [isOpen, setOpen] = useState(false);
  const relatedId = useId();
  const show = useShow();
  const setFollowed = useSetFollowed();
  return (
    <article className="row question-row" aria-label={row.title || row.number} data-tone={listTone(row.state)}>
      <span className="standing">
        <Icon name={row.state} />
      </span>
      <div className="row-words">
        <Title row={row} onShow={show} />
        <Facts row={row} />
        {draft !== undefined && <NoteEdit draft={draft} name={t('row.whole')} known={tags} first={null} />}
        <Actions
          row={row}
          relatedId={relatedId}
          isOpen={isOpen}
          onToggle={() => setOpen(!isOpen)}
          onNote={draft === undefined ? begin : null}
        />
        <div id={relatedId} hidden={!isOpen}>
          {isOpen && (
            <RelatedInLibrary
              client={ports.client}
              number={row.number}
              language={language}
              onOptions={() => void ports.openOptions()}
              onShow={show}
              setFollowed={setFollowed}
            />
          )}
        </div>
      </div>
    </article>
  );
}

/** The note begun from this row, while it is being written. */
function useBegunNote({ id, number, title }: Row): { draft: NoteDraft | undefined; begin: () => void } {
  const { ports, shelf } = useLibrary();
  const drafts = useSyncExternalStore(shelf.subscribe, shelf.snapshot);
  const [noteId, setNoteId] = useState<string | null>(null);
  const begin = (): void => {
    const fresh = ports.newId();
    setNoteId(fresh);
    shelf.begin(fresh, { publication: id, questionNumber: number, subQuestion: null }, title);
  };
  return { draft: noteId === null ? undefined : drafts.get(noteId), begin };
}

function Title({ row, onShow }: { row: Row; onShow: (address: string) => void }): ReactElement {
  const { id, number, title, marks } = row;
  const address = publicationUrl(id);
  return (
    <h2>
      <PublicationLink address={address} onShow={onShow}>
        <Marked text={title === '' ? number : title} spans={title === '' ? [] : (marks.title ?? [])} />
      </PublicationLink>
    </h2>
  );
}

/** State, number, date and submitters, and how many notes the reader has on it. */
function Facts({ row }: { row: Row }): ReactElement {
  const { language } = useLibrary();
  const speech = useMemo(() => ({ t: relatedTranslator(language), language }), [language]);
  const { number, date, submitters, marks } = row;
  return (
    <p className="group-facts soft">
      <strong>{stateAndDaysText(row, speech)}</strong>
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
  );
}

/** `onNote` is null while a note is being written. */
function Actions(props: {
  row: Row;
  relatedId: string;
  isOpen: boolean;
  onToggle: () => void;
  onNote: (() => void) | null;
}): ReactElement {
  const { t } = useLibrary();
  const { row, relatedId, isOpen, onToggle, onNote } = props;
  const { title } = row;
  return (
    <div className="row-actions">
      {onNote !== null && (
        <button type="button" className="quiet" aria-label={t('questions.noteOn', { title })} onClick={onNote}>
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
        onClick={onToggle}
      >
        <Icon name={isOpen ? 'up' : 'down'} />
        {t('questions.related')}
      </button>
      {row.followed !== undefined && (
        <FollowButton number={row.number} name={title === '' ? row.number : title} followed={row.followed} />
      )}
      <CollectionButton facts={{ ...row, questionNumber: row.number }} />
      <CiteMenu name={title} document={citableQuestion(row)} part={null} passage={null} zotero />
    </div>
  );
}

/** A question of the list, as it is cited. The list has no given names and no session year. */
const citableQuestion = ({ id, number, title, date, submitters }: Row): ReturnType<typeof citableOf> =>
  citableOf({
    id,
    kind: 'question',
    title,
    questionNumber: number,
    sessionYear: null,
    date,
    submitters: submitters.map((one) => ({ ...one, givenName: null, initials: null })),
  });
