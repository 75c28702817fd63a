import { memo, type ReactElement, useEffect, useMemo, useRef } from 'react';
import { WindowVirtualizer } from 'virtua';
import { citableOf } from '../../../utils/domain/exchange/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { CollectionButton } from '../collections/CollectionButton.tsx';
import { CiteMenu } from './CiteMenu.tsx';
import { useLibrary } from '../app/context.ts';
import { useTaking } from '../files/useTaking.ts';
import { FollowIfQuestion } from '../my-questions/FollowButton.tsx';
import { NoteRow } from './NoteRow.tsx';
import type { ListSnapshot } from './notes-list.ts';
import { PublicationHead } from '../publication/PublicationHead.tsx';
import { type ListedGroup, type Row, groupRows } from '../search/query.ts';
import { BrokenRow, RowBoundary } from '../parts/RowBoundary.tsx';

/** Beyond this many rows only those in sight are drawn. */
const DRAW_ALL = 200;
/** Rows at the top that are always drawn, so that a list that grows leaves what the reader looks at as it is. */
const TOP_ROWS = 60;

interface Props {
  list: ListSnapshot;
  selected: ReadonlySet<string>;
  onSelect: (ids: readonly string[], on: boolean) => void;
  tags: readonly string[];
  onDelete: (id: string) => void;
  onMore: () => void;
  onRest: (publication: string) => void;
  onExport: (publication: string, title: string, count: number) => void;
}

/** Publications with their notes; a very long list draws only what is in sight. Memoised, so that a key typed in the search does not redraw it. */
export const NotesList = memo(function NotesList({ list, ...props }: Props): ReactElement {
  const { onMore } = props;
  const { t } = useLibrary();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = end;
    if (current === null || !list.more || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && onMore(), {
      rootMargin: '600px',
    });
    observer.observe(current);
    return () => observer.disconnect();
    // Each batch moves the end away, so observe it again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [list.more, list.groups.length, onMore]);

  const rows = useMemo(() => groupRows(list.groups), [list.groups]);
  const isLong = rows.length > DRAW_ALL;
  const draw = (row: Row): ReactElement => (
    <div key={row.key} className={`line-${row.is}`}>
      <RowBoundary
        of={row}
        instead={
          row.is === 'note' ? (
            <BrokenRow id={row.listed.head.id} raw={row.listed.note ?? row.listed.head} onDelete={props.onDelete} />
          ) : (
            <p className="soft">{t('group.broken')}</p>
          )
        }
      >
        <Line row={row} {...props} />
      </RowBoundary>
    </div>
  );
  return (
    <section className="list" aria-label={t('all.listLabel')}>
      {(isLong ? rows.slice(0, TOP_ROWS) : rows).map(draw)}
      {isLong && <WindowVirtualizer data={rows.slice(TOP_ROWS)}>{draw}</WindowVirtualizer>}
      {list.more && (
        <div ref={end} className="actions more">
          <button type="button" onClick={onMore} aria-disabled={list.loadingMore}>
            {t(list.loadingMore ? 'library.loading' : 'all.more')}
          </button>
        </div>
      )}
    </section>
  );
});

type LineProps = Omit<Props, 'list'>;

const Line = memo(function Line({ row, ...props }: LineProps & { row: Row }): ReactElement {
  const { t } = useLibrary();
  const { group } = row;
  if (row.is === 'group') return <GroupLine group={group} {...props} />;
  if (row.is === 'rest') {
    return (
      <button type="button" className="quiet" onClick={() => props.onRest(group.publication.id)}>
        {t('all.rest', { count: group.count - group.notes.length })}
      </button>
    );
  }
  const { head, note, marks } = row.listed;
  return (
    <NoteRow
      publication={group.publication}
      head={head}
      note={note}
      marks={marks}
      tags={props.tags}
      selected={props.selected.has(head.id)}
      onSelect={(on) => props.onSelect([head.id], on)}
      onDelete={props.onDelete}
    />
  );
});

/** The heading of a publication: selects all its notes, cites it, exports it. */
function GroupLine({ group, selected, onSelect, onExport }: LineProps & { group: ListedGroup }): ReactElement {
  const { t } = useLibrary();
  const { copy, print } = useTaking();
  const { publication, notes, count, marks } = group;
  const target = { what: 'publication', id: publication.id } as const;
  const title = publication.title === '' ? t('group.untitled') : publication.title;
  const ids = notes.map(({ head }) => head.id);
  const chosen = ids.filter((id) => selected.has(id)).length;
  return (
    <PublicationHead
      publication={publication}
      marks={marks}
      select={
        <input
          type="checkbox"
          aria-label={t('group.select', { title })}
          checked={chosen === ids.length && chosen > 0}
          ref={(box) => {
            if (box !== null) box.indeterminate = chosen > 0 && chosen < ids.length;
          }}
          onChange={(event) => onSelect(ids, event.target.checked)}
        />
      }
      actions={
        <div className="group-actions">
          <FollowIfQuestion number={publication.questionNumber} name={title} />
          <CollectionButton facts={publication} />
          <CiteMenu
            name={title}
            document={citableOf(publication)}
            part={null}
            passage={null}
            more={[
              { label: t('taking.notes'), run: () => copy(target) },
              { label: t('print.title'), run: () => print(target) },
            ]}
            zotero
          />
          <button
            type="button"
            className="quiet"
            aria-label={t('group.export', { title })}
            onClick={() => onExport(publication.id, title, count)}
          >
            <Icon name="save" />
            <span className="words">{t('export.title')}</span>
          </button>
        </div>
      }
    />
  );
}
