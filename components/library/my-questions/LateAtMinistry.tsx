import { type ReactElement, useEffect, useState } from 'react';
import { canTellDays, lateRows } from '../../../utils/domain/following/late.ts';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import { ministryName } from '../../../utils/domain/ministries/ministry.ts';
import type { MinistryKey } from '../../../utils/domain/ministries/table.ts';
import { publicationUrl } from '../../../utils/domain/site/address.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import type { QuestionsAnswer, QuestionRow } from '../../../utils/questions/search/contract.ts';
import { useLibrary } from '../app/context.ts';
import type { LibraryPorts } from '../app/ports.ts';
import { useShow } from '../app/useShow.ts';
import { PublicationLink } from '../parts/PublicationLink.tsx';
import { FollowButton } from './FollowButton.tsx';

type Found = Extract<QuestionsAnswer, { outcome: 'found' }>;
type LateQuestion = ReturnType<typeof lateRows<QuestionRow>>['rows'][number];
type Search = NonNullable<LibraryPorts['searchQuestions']>;

/** Rows that are shown; the library of all questions shows the rest. */
const MAX_ROWS = 100;

/** The questions that are late at a ministry, from the list of all questions; nothing without a list that knows ministries. */
export function LateAtMinistry({ t }: { t: FollowingTranslate }): ReactElement | null {
  const { ports } = useLibrary();
  return ports.searchQuestions === null ? null : <Late search={ports.searchQuestions} t={t} />;
}

function Late({ search, t }: { search: Search; t: FollowingTranslate }): ReactElement | null {
  const [offers, setOffers] = useState<Found['offers']>(null);
  const [ministry, setMinistry] = useState<MinistryKey | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    search({ words: '', offset: 0, limit: 1 }).then(
      (answer) => setOffers(answer.outcome === 'found' ? answer.offers : null),
      logAndReturn('list.facts', undefined),
    );
  }, [search]);
  useEffect(() => {
    let isGone = false;
    if (ministry === null) return undefined;
    search({ words: '', ministry, state: 'overdue', order: 'oldest', offset: 0, limit: MAX_ROWS }).then(
      (answer) => isGone || setFound(answer.outcome === 'found' ? answer : null),
      logAndReturn('list.facts', undefined),
    );
    return () => {
      isGone = true;
    };
  }, [search, ministry]);
  if (offers === null || offers.ministries.length === 0) return null;
  const choose = (value: string): void => {
    setFound(null);
    setMinistry(offers.ministries.find((one) => one.value === value)?.value ?? null);
  };
  return (
    <section className="mine-late" aria-labelledby="mine-late">
      <h2 id="mine-late">{t('late.title')}</h2>
      <label className="sort">
        {t('late.choose')}{' '}
        <select value={ministry ?? ''} onChange={({ target }) => choose(target.value)}>
          <option value="">{t('late.none')}</option>
          {offers.ministries.map(({ value }) => (
            <option key={value} value={value}>
              {ministryName(value)}
            </option>
          ))}
        </select>
      </label>
      {ministry !== null && found !== null && <LateRows found={found} knowsDays={offers.days} t={t} />}
    </section>
  );
}

function LateRows(props: { found: Found; knowsDays: boolean; t: FollowingTranslate }): ReactElement {
  const { language, today } = useLibrary();
  const { found, knowsDays, t } = props;
  const { updatedTo } = found;
  const { rows, total } = lateRows(found);
  const tellsDays = canTellDays({ updatedTo, knowsDays }, today);
  return (
    <>
      <p className="soft">
        {t('late.count', { count: total })}{' '}
        {updatedTo !== null && t(tellsDays ? 'late.until' : 'late.old', { date: formatDate(updatedTo, language) })}
      </p>
      <ul>
        {rows.map((row) => (
          <LateRow key={row.number} row={row} tellsDays={tellsDays} t={t} />
        ))}
      </ul>
    </>
  );
}

function LateRow(props: { row: LateQuestion; tellsDays: boolean; t: FollowingTranslate }): ReactElement {
  const { language } = useLibrary();
  const show = useShow();
  const { row, tellsDays, t } = props;
  const { number, id, title, date, late, followed } = row;
  const address = publicationUrl(id);
  const name = title === '' ? number : title;
  return (
    <li>
      <PublicationLink address={address} onShow={show}>
        {name}
      </PublicationLink>
      {tellsDays && (
        <strong>{t(late.state === 'overdue' ? 'mine.late' : 'mine.late.probably', { count: late.days })}</strong>
      )}
      <span className="soft">
        {number}
        {date !== null && ` · ${formatDate(date, language)}`}
      </span>
      {followed !== undefined && <FollowButton number={number} name={name} followed={followed} />}
    </li>
  );
}
