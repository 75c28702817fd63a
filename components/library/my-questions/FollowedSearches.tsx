import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import type { ListedSearch } from '../../../utils/protocol/following.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { useFocusAfter } from '../parts/useFocusAfter.ts';
import { useSetSearch } from './FollowSearch.tsx';
import { NotifyButton } from './NotifyButton.tsx';
import { searchInWords } from './search-words.ts';

/** The searches that the reader follows, and up to which day the list was looked through for them. */
export function FollowedSearches(props: {
  searches: readonly ListedSearch[];
  t: FollowingTranslate;
}): ReactElement | null {
  const { searches, t } = props;
  if (searches.length === 0) return null;
  return (
    <section className="mine-searches" aria-labelledby="mine-searches">
      <h2 id="mine-searches">
        {t('search.title')} <span className="soft">{searches.length}</span>
      </h2>
      <ul>
        {searches.map((search) => (
          <Search key={search.id} search={search} t={t} />
        ))}
      </ul>
    </section>
  );
}

function Search({ search, t }: { search: ListedSearch; t: FollowingTranslate }): ReactElement {
  const { language } = useLibrary();
  const set = useSetSearch();
  const { id, conditions, since, notify, updatedTo } = search;
  const inWords = searchInWords(conditions, t);
  const name = search.name ?? inWords;
  const [renaming, setRenaming] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const item = useRef<HTMLLIElement>(null);
  // The bell that was pressed goes with its search.
  useFocusAfter(item);
  const done = (): void => {
    setRenaming(false);
    // The next render removes the form.
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <li ref={item}>
      {renaming ? <Rename search={search} inWords={inWords} t={t} onDone={done} /> : <strong>{name}</strong>}
      {search.name !== undefined && <span>{inWords}</span>}
      <span className="soft">
        {t('search.since', { date: formatDate(since, language), until: formatDate(updatedTo, language) })}
      </span>
      <span className="row-actions">
        <button
          type="button"
          className="quiet follow"
          aria-pressed="true"
          aria-label={t('search.follow.of', { name })}
          onClick={() => set(conditions, false)}
        >
          <Icon name="bell" />
          {t('mine.follow')}
        </button>
        <NotifyButton of={{ search: id }} name={name} notify={notify} t={t} />
        {!renaming && (
          <button
            type="button"
            className="quiet"
            ref={opener}
            aria-label={t('search.rename.of', { name })}
            onClick={() => setRenaming(true)}
          >
            {t('search.rename')}
          </button>
        )}
      </span>
    </li>
  );
}

/** Longest name of a search, UTF-16 units. */
const LONGEST_NAME = 80;

/** A text box for the reader's own name of a search. Shows the conditions while there is none. */
function Rename(props: {
  search: ListedSearch;
  inWords: string;
  t: FollowingTranslate;
  onDone: () => void;
}): ReactElement {
  const { ports, announce } = useLibrary();
  const { search, inWords, t, onDone } = props;
  const [text, setText] = useState(search.name ?? '');
  const box = useRef<HTMLInputElement>(null);
  // The reader asked for it.
  useEffect(() => box.current?.focus(), []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const name = text.trim();
    ports.client
      .request('follow.rename', { id: search.id, name: name === '' ? null : name })
      .then(onDone, () => announce(t('mine.notKept')));
  };
  return (
    <form className="rename" onSubmit={save}>
      <label>
        {t('search.name')}{' '}
        <input
          type="text"
          ref={box}
          value={text}
          maxLength={LONGEST_NAME}
          placeholder={inWords}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={({ key }) => key === 'Escape' && onDone()}
        />
      </label>{' '}
      <button type="submit">{t('search.name.save')}</button>{' '}
      <button type="button" className="quiet" onClick={onDone}>
        {t('search.name.cancel')}
      </button>
      <span className="soft"> {t('search.name.why')}</span>
    </form>
  );
}
