import type { ReactElement, ReactNode } from 'react';
import { useLibrary } from '../app/context.ts';
import { AllEmpty, StateMessage } from '../parts/StateMessage.tsx';
import type { ListSnapshot } from './notes-list.ts';

/** What is said when the list could not be read. */
const FAILURES = { failed: 'library.failed', newer: 'trouble.newer', outdated: 'library.outdated' } as const;

/** The list of notes, or what there is to say instead of it. */
export function NotesResults(props: {
  list: ListSnapshot;
  /** Whether a search or filter is on: an empty list then means that nothing fits. */
  narrowed: boolean;
  onRetry: () => void;
  /** Takes the filters away; null where none is on. */
  onClearFilters: (() => void) | null;
  onManage: () => void;
  children: ReactNode;
}): ReactElement {
  const { list, narrowed } = props;
  const empty = list.state === 'ready' && list.groups.length === 0;
  return (
    <div className="results" aria-busy={list.state === 'loading'}>
      <output className="found soft">
        <ListCount list={list} />
      </output>
      <ListFailure state={list.state} onRetry={props.onRetry} />
      {empty && !narrowed && <AllEmpty onImport={props.onManage} />}
      {empty && narrowed && <NothingFits onClear={props.onClearFilters} />}
      {props.children}
    </div>
  );
}

/** How many notes are listed; while searching, what the search says of itself. */
function ListCount({ list }: { list: ListSnapshot }): ReactElement | null {
  const { t } = useLibrary();
  const notes = list.groups.reduce((sum, { count }) => sum + count, 0);
  if (list.state === 'loading') return <>{t('library.loading')}</>;
  if (list.found !== null) return <SearchCount found={list.found} shown={list.more ? 0 : notes} />;
  // While more publications are to come, their number is not known.
  if (list.state !== 'ready' || notes === 0 || list.more) return null;
  return (
    <>
      {t('all.found', {
        notes: t('all.count', { count: notes }),
        publications: t('all.publications', { count: list.groups.length }),
      })}
    </>
  );
}

/**
 * How much a search found, and how it read the words to find it.
 *
 * @param props.shown notes on display, when no more of them can be; else 0
 */
function SearchCount(props: { found: NonNullable<ListSnapshot['found']>; shown: number }): ReactElement {
  const { t } = useLibrary();
  const { shown } = props;
  const { total, totalIsExact, all, corrections, pending } = props.found;
  return (
    <>
      {total > 0 && t(totalIsExact ? 'search.total' : 'search.totalAtLeast', { count: total })}
      {total > shown && shown > 0 && ` ${t('search.shown', { count: shown })}`}
      {total > 0 && !all && ` ${t('search.part')}`}
      {corrections.map(({ from, to }) => ` ${t('search.corrected', { from, to: to.join(', ') })}`)}
      {pending > 0 && ` ${t('search.indexing')}`}
    </>
  );
}

function ListFailure(props: { state: ListSnapshot['state']; onRetry: () => void }): ReactElement | null {
  const { t } = useLibrary();
  const { state } = props;
  if (state === 'ready' || state === 'loading') return null;
  const outdated = state === 'outdated';
  return (
    <StateMessage title={t(FAILURES[state])} tone="late">
      <button type="button" onClick={() => (outdated ? location.reload() : props.onRetry())}>
        {t(outdated ? 'library.reload' : 'library.retry')}
      </button>
    </StateMessage>
  );
}

function NothingFits({ onClear }: { onClear: (() => void) | null }): ReactElement {
  const { t } = useLibrary();
  return (
    <StateMessage title={t('search.none.title')} text={t('search.none.text')}>
      {onClear !== null && (
        <button type="button" onClick={onClear}>
          {t('filter.clear')}
        </button>
      )}
    </StateMessage>
  );
}
