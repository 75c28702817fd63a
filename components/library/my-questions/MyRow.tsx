import { type ReactElement, useMemo, useRef } from 'react';
import type { MyQuestion } from '../../../utils/domain/following/mine.ts';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import { publicationUrl } from '../../../utils/domain/site/address.ts';
import { listTone } from '../../../utils/domain/status/looks.ts';
import { isLate } from '../../../utils/domain/status/states.ts';
import { wordOf } from '../../related/words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { useShow } from '../app/useShow.ts';
import { PublicationLink } from '../parts/PublicationLink.tsx';
import { useFocusAfter } from '../parts/useFocusAfter.ts';
import { SubmitterNames } from '../publication/PublicationHead.tsx';
import { CalendarButton } from './CalendarButton.tsx';
import { FollowButton } from './FollowButton.tsx';
import { NotifyButton } from './NotifyButton.tsx';
import { termText } from './term-text.ts';

/** One question of the reader's: where it stands, its term, and following it. */
export function MyRow({ question, t }: { question: MyQuestion; t: FollowingTranslate }): ReactElement {
  const show = useShow();
  const { number, id, title, state, notify, followed } = question;
  const name = title === '' ? number : title;
  const address = publicationUrl(id);
  const row = useRef<HTMLElement>(null);
  // What is no longer followed may go, and takes the button that was pressed with it.
  useFocusAfter(row);
  return (
    <article ref={row} className="row question-row" aria-label={name} data-tone={listTone(state)}>
      <span className="standing">
        <Icon name={state} />
      </span>
      <div className="row-words">
        <h3>
          <PublicationLink address={address} onShow={show}>
            {name}
          </PublicationLink>
        </h3>
        <Facts question={question} t={t} />
        <div className="row-actions">
          <FollowButton number={number} name={name} followed={followed} />
          {followed && <NotifyButton of={{ number }} name={name} notify={notify} t={t} />}
          <CalendarButton questions={[question]} t={t} one={{ number, name }} />
        </div>
      </div>
    </article>
  );
}

function Facts({ question, t }: { question: MyQuestion; t: FollowingTranslate }): ReactElement {
  const { language, today } = useLibrary();
  const { number, due, asOf, submitters, notes, state, isMissing } = question;
  const isEnded = !['open', 'postponed', 'probablyPostponed'].includes(state);
  return (
    <p className="group-facts soft">
      <strong>
        <QuestionState question={question} t={t} />
      </strong>
      {!isEnded && due !== null && <span>{termText(due, today, language, t)}</span>}
      {asOf !== null && <span>{t('mine.asOf', { date: formatDate(asOf, language) })}</span>}
      {isMissing && <span>{t('mine.missing')}</span>}
      <span>{number}</span>
      {submitters.length > 0 && (
        <span>
          <SubmitterNames submitters={submitters} marks={{}} />
        </span>
      )}
      {notes > 0 && (
        <span className="own-notes">
          <Icon name="note" /> {t('mine.notes', { count: notes })}
        </span>
      )}
    </p>
  );
}

/** The state in words, with the number of days after a term. */
function QuestionState({ question, t }: { question: MyQuestion; t: FollowingTranslate }): string {
  const { language } = useLibrary();
  const words = useMemo(() => relatedTranslator(language), [language]);
  const { state, days } = question;
  if (isLate(state) && days !== null)
    return t(state === 'overdue' ? 'mine.late' : 'mine.late.probably', { count: days });
  return wordOf(state, words);
}
