import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { MinistryKey } from '../../../utils/domain/ministries/table.ts';
import { figureWords } from '../../figures/words.ts';
import { useLibrary } from '../app/context.ts';
import { useTags } from '../manage/useTags.ts';
import { OfferSelect } from '../questions/OfferSelect.tsx';
import { FIRST_QUESTION_QUERY, questionConditions } from '../questions/question-query.ts';
import { QuestionFilters } from '../questions/QuestionFilters.tsx';
import { WithoutQuestions } from '../questions/WithoutQuestions.tsx';
import { FilterToggle } from '../search/FilterToggle.tsx';
import { SearchBox } from '../search/SearchBox.tsx';
import { Results } from './Results.tsx';
import { type FiguresQuery, useFigures } from './useFigures.ts';

/** What the address asks for: `#figures?number=2024Z01911` comes from the page of a question. */
function queryOfAddress(): FiguresQuery {
  const number = new URLSearchParams(location.hash.split('?')[1] ?? '').get('number');
  const isNumber = number !== null && /^\d{4}Z\d{5}$/.test(number);
  return { ...FIRST_QUESTION_QUERY, tag: null, collection: null, number: isNumber ? number : null };
}

/** How long answers take: of all questions, or of a selection; and where one question stands among them. */
export function FiguresView(): ReactElement {
  const { t, language, ports } = useLibrary();
  const [query, setQuery] = useState<FiguresQuery>(queryOfAddress);
  const [filtering, setFiltering] = useState(false);
  const { counted, without } = useFigures(ports.client, query);
  const words = useMemo(() => figureWords(t, language), [t, language]);
  useOwnMinistry(query, counted?.answer.ministries ?? [], setQuery);
  const conditions = questionConditions(query) + (query.tag === null ? 0 : 1) + (query.collection === null ? 0 : 1);
  return (
    <div className="questions figures">
      <h1>{t('figures.title')}</h1>
      <p className="soft">{t('figures.intro')}</p>
      <SearchBox
        label={t('questions.label')}
        placeholder={t('questions.placeholder')}
        value={query.words}
        onChange={(typed) => setQuery({ ...query, words: typed })}
      />
      <div className="tool-row">
        <FilterToggle
          controls="figure-filters"
          open={filtering}
          conditions={conditions}
          onToggle={() => setFiltering(!filtering)}
        />
        {conditions > 0 && (
          <button
            type="button"
            className="quiet"
            onClick={() =>
              setQuery({
                ...FIRST_QUESTION_QUERY,
                words: query.words,
                number: query.number,
                tag: null,
                collection: null,
              })
            }
          >
            {t('filter.clear')}
          </button>
        )}
      </div>
      <aside id="figure-filters" className="filter-pane" aria-label={t('filter.show')} hidden={!filtering}>
        <QuestionFilters
          query={query}
          offers={counted?.answer.offers ?? null}
          onChange={(chosen) => setQuery({ ...query, ...chosen })}
        />
        <TagField query={query} onQuery={setQuery} />
        <CollectionField query={query} onQuery={setQuery} />
      </aside>
      {without !== null && <WithoutQuestions why={without} />}
      {without === null && counted === null && <output className="soft">{t('figures.counting')}</output>}
      {counted !== null && <Results counted={counted.answer} query={counted.query} words={words} />}
    </div>
  );
}

/** Chooses the ministry of the question that the reader came from, once. */
function useOwnMinistry(
  query: FiguresQuery,
  ministries: readonly MinistryKey[],
  onQuery: (query: FiguresQuery) => void,
): void {
  const done = useRef(false);
  const [ministry] = ministries;
  useEffect(() => {
    if (done.current || query.number === null || ministry === undefined) return;
    done.current = true;
    onQuery({ ...query, ministry });
  }, [query, ministry, onQuery]);
}

function TagField(props: { query: FiguresQuery; onQuery: (query: FiguresQuery) => void }): ReactElement | null {
  const { t, ports } = useLibrary();
  const { query, onQuery } = props;
  const tags = useTags(ports.client);
  if (tags.length === 0 && query.tag === null) return null;
  return (
    <div className="filters question-filters">
      <OfferSelect
        label={t('figures.tag')}
        any={t('questions.filter.any')}
        choices={tags.map(({ tag }) => ({ value: tag, name: tag, count: null }))}
        value={query.tag}
        nameOf={(tag) => tag}
        onChange={(tag) => onQuery({ ...query, tag })}
      />
    </div>
  );
}

function CollectionField(props: { query: FiguresQuery; onQuery: (query: FiguresQuery) => void }): ReactElement | null {
  const { t, collections } = useLibrary();
  const { query, onQuery } = props;
  if (collections.length === 0 && query.collection === null) return null;
  return (
    <div className="filters question-filters">
      <OfferSelect
        label={t('figures.collection')}
        any={t('questions.filter.any')}
        choices={collections.map(({ id, title }) => ({ value: id, name: title, count: null }))}
        value={query.collection}
        nameOf={() => t('collections.elsewhere')}
        onChange={(collection) => onQuery({ ...query, collection })}
      />
    </div>
  );
}
