import { type ReactElement, useMemo, useState } from 'react';
import { followingTranslator, type FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import {
  mineGroups,
  mineOffers,
  type MineFilter,
  type MineGroup,
  type MyQuestion,
  matchesFilter,
} from '../../../utils/domain/following/mine.ts';
import { useLibrary } from '../app/context.ts';
import { StateMessage } from '../parts/StateMessage.tsx';
import { EventList } from './EventList.tsx';
import { FollowedSearches } from './FollowedSearches.tsx';
import { FileButtons } from './FileButtons.tsx';
import { LateAtMinistry } from './LateAtMinistry.tsx';
import { MineFilters } from './MineFilters.tsx';
import { MyRow } from './MyRow.tsx';
import { NotificationSettingsForm } from './NotificationSettingsForm.tsx';
import { TermStrip } from './TermStrip.tsx';
import { useMine } from './useMine.ts';
import { useSearches } from './useSearches.ts';
import './my-questions.css';

const ALL: MineFilter = { ministry: null, member: null, party: null, addressee: null };

/** The reader's own questions by what matters today, what happened to them, and the terms to come. */
export function MyQuestions(): ReactElement {
  const { language, ports } = useLibrary();
  const t = useMemo(() => followingTranslator(language), [language]);
  const mine = useMine(ports.client);
  const [filter, setFilter] = useState<MineFilter>(ALL);
  const searches = useSearches(ports.client) ?? [];
  const { questions } = mine;
  if (questions === null)
    return mine.failed ? (
      <StateMessage title={t('mine.failed')} tone="late" />
    ) : (
      <p className="soft">{t('mine.loading')}</p>
    );
  if (questions.length + searches.length + mine.events.length === 0)
    return (
      <div className="mine">
        <StateMessage title={t('mine.empty')} text={t('mine.empty.text')} />
        <LateAtMinistry t={t} />
      </div>
    );
  const shown = questions.filter((question) => matchesFilter(question, filter));
  return (
    <div className="mine">
      <p className="soft">{t('mine.intro')}</p>
      {questions.length > 0 && (
        <>
          <TermStrip questions={shown} t={t} />
          <div className="tool-row">
            <MineFilters offers={mineOffers(questions)} filter={filter} onFilter={setFilter} t={t} />
            <span className="spread" />
            <span className="file-buttons">
              <FileButtons questions={shown} t={t} />
            </span>
          </div>
          {shown.length === 0 && <p className="soft">{t('mine.none')}</p>}
          <Groups questions={shown} t={t} />
        </>
      )}
      <FollowedSearches searches={searches} t={t} />
      <LateAtMinistry t={t} />
      <EventList mine={mine} t={t} />
      <NotificationSettingsForm t={t} />
      <p className="soft">{t('mine.backup')}</p>
    </div>
  );
}

function Groups({ questions, t }: { questions: readonly MyQuestion[]; t: FollowingTranslate }): ReactElement {
  const { today } = useLibrary();
  return (
    <>
      {mineGroups(questions, today).map(({ group, questions: own }) => (
        <Group key={group} name={group} questions={own} t={t} />
      ))}
    </>
  );
}

/** Rows that a group shows at first. Drawing thousands at once would make the reader wait. */
const FIRST_ROWS = 50;

function Group(props: { name: MineGroup; questions: readonly MyQuestion[]; t: FollowingTranslate }): ReactElement {
  const { name, questions, t } = props;
  const [count, setCount] = useState(FIRST_ROWS);
  const hidden = questions.length - count;
  return (
    <section className="mine-group" aria-labelledby={`mine-${name}`}>
      <h2 id={`mine-${name}`}>
        {t(`mine.group.${name}`)} <span className="soft">{questions.length}</span>
      </h2>
      {questions.slice(0, count).map((question) => (
        <MyRow key={question.number} question={question} t={t} />
      ))}
      {hidden > 0 && (
        <button type="button" onClick={() => setCount(count * 2)}>
          {t('mine.rows.more', { count: hidden })}
        </button>
      )}
    </section>
  );
}
