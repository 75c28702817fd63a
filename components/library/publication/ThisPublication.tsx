import { type ReactElement, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { citableOf } from '../../../utils/domain/exchange/index.ts';
import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import type { ListedPublication } from '../../../utils/protocol/library/lists.ts';
import { useSetFollowed } from '../my-questions/FollowButton.tsx';
import { RelatedInLibrary } from '../../related/RelatedInLibrary.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { CollectionButton } from '../collections/CollectionButton.tsx';
import { CiteMenu } from '../notes/CiteMenu.tsx';
import { useLibrary } from '../app/context.ts';
import type { ExportScope } from '../files/gather.ts';
import { StateMessage } from '../parts/StateMessage.tsx';
import { NoteEdit } from '../notes/NoteEdit.tsx';
import { NoteRow } from '../notes/NoteRow.tsx';
import type { ActiveTab } from '../app/ports.ts';
import { PublicationFactsOf } from './PublicationFactsOf.tsx';
import type { ListedNote } from '../search/query.ts';
import { BrokenRow, RowBoundary } from '../parts/RowBoundary.tsx';
import { Unreadable } from '../manage/Unreadable.tsx';
import { useMany } from '../notes/useMany.ts';
import { usePublicationNotes } from './usePublicationNotes.ts';
import { useShow } from '../app/useShow.ts';
import { useTaking } from '../files/useTaking.ts';
import { useTags } from '../manage/useTags.ts';

/** The publication in the active tab: what it is, its state, and the reader's notes in the order of its text. */
export function ThisPublication(props: {
  active: ActiveTab | null;
  onExport: (scopes: readonly ExportScope[]) => void;
}): ReactElement {
  const { t } = useLibrary();
  const identifier = useMemo(
    () => (props.active === null ? null : parseIdentifier(props.active.address)),
    [props.active],
  );
  if (props.active === null || identifier === null)
    return <StateMessage title={t('this.none.title')} text={t('this.none.text')} />;
  return <Publication key={identifier.id} active={props.active} identifier={identifier} onExport={props.onExport} />;
}

function Publication(props: {
  active: ActiveTab;
  identifier: NonNullable<ReturnType<typeof parseIdentifier>>;
  onExport: (scopes: readonly ExportScope[]) => void;
}): ReactElement {
  const { t, ports } = useLibrary();
  const { identifier, active } = props;
  const [loaded, retry] = usePublicationNotes(ports.client, identifier, active.address);
  const publication = loaded.publication ?? unknownPublication(identifier, active.title, loaded.number);
  const title = publication.title === '' ? identifier.id : publication.title;
  const tags = useTags(ports.client).map(({ tag }) => tag);
  const begun = useBegunNotes(publication, title, loaded.notes);
  useWantedNote(active.writes, loaded.state !== 'loading', begun.add);
  const failed = loaded.state === 'failed' || loaded.state === 'newer';
  const isEmpty = loaded.state === 'ready' && loaded.notes.length === 0 && begun.ids.length === 0;
  return (
    <div className="this">
      <PublicationFactsOf publication={publication} address={active.address} />
      <Toolbar
        publication={publication}
        title={title}
        count={loaded.notes.length}
        onAdd={() => begun.add()}
        onExport={props.onExport}
      />
      <section className="list" aria-label={t('library.view.this')} aria-busy={loaded.state === 'loading'}>
        <BegunNotes ids={begun.ids} tags={tags} />
        <StoredNotes publication={publication} address={active.address} notes={loaded.notes} tags={tags} />
      </section>
      {loaded.state === 'loading' && <p className="soft">{t('library.loading')}</p>}
      {failed && (
        <StateMessage title={t(loaded.state === 'newer' ? 'trouble.newer' : 'library.failed')} tone="late">
          <button type="button" onClick={retry}>
            {t('library.retry')}
          </button>
        </StateMessage>
      )}
      {loaded.unreadable > 0 && <Unreadable />}
      {isEmpty && <StateMessage title={t('this.empty.title')} text={t('this.empty.text')} />}
      {publication.questionNumber !== null && <Related number={publication.questionNumber} />}
    </div>
  );
}

/** What can be said of a publication that the library has no notes of: its address, and the title of its tab. */
const unknownPublication = (
  { id, kind }: NonNullable<ReturnType<typeof parseIdentifier>>,
  tabTitle: string,
  number: string | null,
): ListedPublication => ({
  id,
  kind,
  title: tabTitle,
  questionNumber: number,
  sessionYear: null,
  date: null,
  submitters: [],
  state: null,
  lastSeen: null,
});

/** Notes begun here that the list does not show yet. `add` begins another, unless one is still empty. */
function useBegunNotes(
  publication: ListedPublication,
  title: string,
  listed: readonly ListedNote[],
): { readonly ids: readonly string[]; readonly add: (question?: number | null, text?: string) => void } {
  const { ports, shelf } = useLibrary();
  const drafts = useSyncExternalStore(shelf.subscribe, shelf.snapshot);
  const [begun, setBegun] = useState<readonly string[]>([]);
  const shown = new Set(listed.map(({ head }) => head.id));
  const ids = begun.filter((id) => drafts.has(id) && !shown.has(id));
  const add = (question: number | null = null, text = ''): void => {
    if (text === '' && question === null && ids.some((id) => drafts.get(id)?.snapshot().text === '')) return;
    const id = ports.newId();
    setBegun([...begun, id]);
    const { questionNumber } = publication;
    const draft = shelf.begin(id, { publication: publication.id, questionNumber, subQuestion: question }, title);
    if (text !== '') draft.setText(text);
  };
  return { ids, add };
}

/** Begins the note that a page without a frame asked for, once it is known which question the publication is of. */
function useWantedNote(
  wanted: ActiveTab['writes'],
  isKnown: boolean,
  add: (question: number | null, text: string) => void,
): void {
  useEffect(() => {
    if (wanted === undefined || !isKnown || begunFor.has(wanted)) return;
    begunFor.add(wanted);
    add(wanted.question, wanted.text);
  }, [wanted, isKnown, add]);
}

/** Also when React draws everything twice. */
const begunFor = new WeakSet<NonNullable<ActiveTab['writes']>>();

function Toolbar(props: {
  publication: ListedPublication;
  title: string;
  /** Notes that can be exported. */
  count: number;
  onAdd: () => void;
  onExport: (scopes: readonly ExportScope[]) => void;
}): ReactElement {
  const { t } = useLibrary();
  const { copy, print } = useTaking();
  const { publication, title, count } = props;
  const target = { what: 'publication', id: publication.id } as const;
  const more = count > 0 ? [{ label: t('taking.notes'), run: () => copy(target) }] : [];
  const scopes: ExportScope[] = [{ is: 'publication', publication: publication.id, title, count }, { is: 'all' }];
  return (
    <div className="tool-row">
      <button type="button" className="pencil" onClick={props.onAdd}>
        <Icon name="note" />
        {t('this.add')}
      </button>
      <span className="spread" />
      <CollectionButton facts={{ ...publication, title }} />
      <CiteMenu name={title} document={citableOf(publication)} part={null} passage={null} more={more} zotero />
      {count > 0 && (
        <button type="button" className="quiet" onClick={() => print(target)}>
          {t('print.title')}
        </button>
      )}
      {count > 0 && (
        <button
          type="button"
          className="quiet"
          aria-label={t('group.export', { title })}
          onClick={() => props.onExport(scopes)}
        >
          <Icon name="save" />
          <span className="words">{t('export.title')}</span>
        </button>
      )}
    </div>
  );
}

const nameOf = (question: number | null, t: ReturnType<typeof useLibrary>['t']): string =>
  question === null ? t('row.whole') : t('row.question', { number: question });

function BegunNotes(props: { ids: readonly string[]; tags: readonly string[] }): ReactElement[] {
  const { t, shelf } = useLibrary();
  const drafts = useSyncExternalStore(shelf.subscribe, shelf.snapshot);
  return props.ids.flatMap((id) => {
    const draft = drafts.get(id);
    if (draft === undefined) return [];
    return (
      <div key={id} className="row">
        <div className="row-body">
          <NoteEdit draft={draft} name={nameOf(draft.target.subQuestion, t)} known={props.tags} first={null} />
        </div>
      </div>
    );
  });
}

function StoredNotes(props: {
  publication: ListedPublication;
  address: string;
  notes: readonly ListedNote[];
  tags: readonly string[];
}): ReactElement[] {
  const many = useMany(() => undefined);
  const remove = (id: string): void => many.remove([id]);
  return props.notes.map(({ head, note }) => (
    <RowBoundary key={head.id} of={note} instead={<BrokenRow id={head.id} raw={note} onDelete={remove} />}>
      <NoteRow
        publication={props.publication}
        address={props.address}
        head={head}
        note={note}
        marks={{}}
        tags={props.tags}
        onDelete={remove}
      />
    </RowBoundary>
  ));
}

function Related({ number }: { number: string }): ReactElement {
  const { ports, language } = useLibrary();
  const show = useShow();
  const setFollowed = useSetFollowed();
  return (
    <RelatedInLibrary
      key={number}
      client={ports.client}
      number={number}
      language={language}
      onOptions={() => void ports.openOptions()}
      onShow={show}
      setFollowed={setFollowed}
    />
  );
}
