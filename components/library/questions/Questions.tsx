import { type ReactElement, useRef, useState } from 'react';
import { WindowVirtualizer } from 'virtua';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import { useLibrary } from '../app/context.ts';
import { FilterToggle } from '../search/FilterToggle.tsx';
import { StateMessage } from '../parts/StateMessage.tsx';
import { WithoutQuestions } from './WithoutQuestions.tsx';
import type { LibraryPorts } from '../app/ports.ts';
import { FIRST_QUESTION_QUERY, questionConditions, type QuestionQuery, requestOf } from './question-query.ts';
import { QuestionFilters } from './QuestionFilters.tsx';
import { FoundQuestionRow } from './FoundQuestionRow.tsx';
import { RowBoundary } from '../parts/RowBoundary.tsx';
import { SearchBox } from '../search/SearchBox.tsx';
import { useSearchKeys } from '../search/useSearchKeys.ts';
import { type FoundQuestions, useQuestions } from './useQuestions.ts';
import type { Offers } from '../../../utils/questions/search/offers.ts';
import { FollowSearch } from '../my-questions/FollowSearch.tsx';
import { useTags } from '../manage/useTags.ts';

/** All written questions, searched on the reader's own computer. */
export function Questions({ search }: { search: NonNullable<LibraryPorts['searchQuestions']> }): ReactElement {
  const { t, language, ports } = useLibrary();
  const [query, setQuery] = useState<QuestionQuery>(FIRST_QUESTION_QUERY);
  const [filtering, setFiltering] = useState(false);
  const { found, offers, without, more } = useQuestions(search, ports.client, query);
  const searchBox = useRef<HTMLInputElement>(null);
  useSearchKeys(searchBox);
  const tags = useTags(ports.client).map(({ tag }) => tag);
  return (
    <div className="questions">
      <p className="soft">{t('questions.intro')}</p>
      <SearchBox
        ref={searchBox}
        label={t('questions.label')}
        placeholder={t('questions.placeholder')}
        value={query.words}
        onChange={(words) => setQuery({ ...query, words })}
        help
      />
      <Toolbar query={query} offers={offers} onQuery={setQuery} filtering={filtering} onFilters={setFiltering} />
      <aside id="question-filters" className="filter-pane" aria-label={t('filter.show')} hidden={!filtering}>
        <QuestionFilters query={query} offers={offers} onChange={setQuery} />
      </aside>
      <output className="found soft">{found !== null && <FoundText found={found} />}</output>
      {without !== null && <WithoutQuestions why={without} />}
      {found !== null && found.total === 0 && (
        <StateMessage title={t('questions.none.title')} text={t('questions.none.text')} />
      )}
      <section className="list" aria-label={t('library.view.questions')}>
        {found !== null && <Rows found={found} tags={tags} onMore={more} />}
      </section>
      {found !== null && found.updatedTo !== null && (
        <p className="soft">{t('questions.until', { date: formatDate(found.updatedTo, language) })}</p>
      )}
    </div>
  );
}

const ORDERS = ['best', 'newest', 'oldest', 'slowest'] as const;

/** Whether an order says something: best needs words, slowest a list that has days of answers. */
function isOrderOffered(order: QuestionQuery['order'], hasWords: boolean, offers: Offers | null): boolean {
  if (order === 'best') return hasWords;
  return order !== 'slowest' || (offers?.days ?? false);
}

/** Opens and clears the filters, and chooses the order. Best first needs words to be good at. */
function Toolbar(props: {
  query: QuestionQuery;
  offers: Offers | null;
  onQuery: (query: QuestionQuery) => void;
  filtering: boolean;
  onFilters: (open: boolean) => void;
}): ReactElement {
  const { t } = useLibrary();
  const { query, onQuery, filtering } = props;
  const hasWords = query.words.trim() !== '';
  const conditions = questionConditions(query);
  const clear = (): void => onQuery({ ...FIRST_QUESTION_QUERY, words: query.words, order: query.order });
  return (
    <div className="tool-row">
      <FilterToggle
        controls="question-filters"
        open={filtering}
        conditions={conditions}
        onToggle={() => props.onFilters(!filtering)}
      />
      {conditions > 0 && (
        <button type="button" className="quiet" onClick={clear}>
          {t('filter.clear')}
        </button>
      )}
      {props.offers !== null && <FollowSearch asked={requestOf(query)} />}
      <span className="spread" />
      <label className="sort">
        <span className="unseen">{t('sort.label')}</span>
        <select
          value={!hasWords && query.order === 'best' ? 'newest' : query.order}
          onChange={(event) =>
            onQuery({ ...query, order: ORDERS.find((order) => order === event.target.value) ?? 'newest' })
          }
        >
          {ORDERS.filter((order) => isOrderOffered(order, hasWords, props.offers)).map((order) => (
            <option key={order} value={order}>
              {t(order === 'best' ? 'sort.best' : `questions.${order}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Beyond this many rows only those in sight are drawn. */
const DRAW_ALL = 200;

function Rows(props: { found: FoundQuestions; tags: readonly string[]; onMore: () => void }): ReactElement {
  const { t } = useLibrary();
  const { found, tags } = props;
  const rows = found.rows.map((row) => (
    <RowBoundary key={row.number} of={row} instead={<p className="soft">{t('group.broken')}</p>}>
      <FoundQuestionRow row={row} tags={tags} />
    </RowBoundary>
  ));
  return (
    <>
      {rows.length > DRAW_ALL ? <WindowVirtualizer>{rows}</WindowVirtualizer> : rows}
      {found.rows.length < found.total && (
        <div className="actions more">
          <button type="button" onClick={props.onMore}>
            {t('all.more')}
          </button>
        </div>
      )}
    </>
  );
}

/** How much was found, and how the words were read to find it. */
function FoundText({ found }: { found: FoundQuestions }): ReactElement {
  const { t } = useLibrary();
  const { total, all, corrections, problem } = found;
  return (
    <>
      {t('questions.count', { count: total })}
      {total > 0 && !all && `. ${t('questions.part')}`}
      {corrections.map(({ from, to }) => `. ${t('search.corrected', { from, to: to.join(', ') })}`)}
      {problem !== null && `. ${t('questions.partly')}`}
    </>
  );
}
