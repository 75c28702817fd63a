import { type ReactElement, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { byPlace, citableOf } from '../../utils/domain/exchange/index.ts';
import { EVERYTHING, type ListedPublication } from '../../utils/protocol/library.ts';
import { LibraryFailure } from './transfer.ts';
import { troubleOf } from '../../utils/protocol/trouble.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { headOf } from '../../utils/store/head.ts';
import { RelatedInLibrary } from '../related/RelatedInLibrary.tsx';
import { Icon } from '../ui/Icon.tsx';
import { CiteMenu } from './CiteMenu.tsx';
import { useLibrary } from './context.ts';
import type { ExportScope } from './gather.ts';
import { StateMessage } from './StateMessage.tsx';
import { NoteEdit } from './NoteEdit.tsx';
import { NoteRow } from './NoteRow.tsx';
import type { ActiveTab } from './ports.ts';
import { PublicationFactsOf } from './PublicationFactsOf.tsx';
import type { ListedNote } from './query.ts';
import { BrokenRow, RowBoundary } from './RowBoundary.tsx';
import { Unreadable } from './Unreadable.tsx';
import { useMany } from './useMany.ts';
import { onChanges, useTags } from './useTags.ts';

interface Loaded {
  state: 'loading' | 'ready' | 'failed' | 'newer';
  /** Of which publication. */
  id: string;
  publication: ListedPublication | null;
  /** Number of its question; null when not known. */
  number: string | null;
  notes: readonly ListedNote[];
  unreadable: number;
}

/** The publication in the active tab: what it is, where it stands, and the reader's notes as they stand in it. */
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
  const { t, ports, shelf, language, say } = useLibrary();
  const { identifier, active } = props;
  const { id } = identifier;
  const tags = useTags(ports.client).map(({ tag }) => tag);
  const many = useMany(() => undefined);
  const drafts = useSyncExternalStore(shelf.subscribe, shelf.snapshot);
  const [begun, setBegun] = useState<readonly string[]>([]);
  const [loaded, setLoaded] = useState<Loaded>({
    state: 'loading',
    id,
    publication: null,
    number: identifier.kind === 'question' ? identifier.number : null,
    notes: [],
    unreadable: 0,
  });

  const read = useCallback(async () => {
    const filter = { ...EVERYTHING, publication: id };
    const [listed, places] = await Promise.all([
      ports.client.request('library.list', { sort: 'newest', filter, cursor: null, limit: 1, heads: 0 }),
      ports.client.request('library.notes', {
        publication: id,
        filter: EVERYTHING,
        order: 'place',
        offset: 0,
        limit: 500,
      }),
    ]);
    const publication = listed.outcome === 'listed' ? (listed.groups[0]?.publication ?? null) : null;
    const number = publication?.questionNumber ?? (await numberOf(ports.client, identifier, active.address));
    const answer = await ports.client.request('notes.list', {
      publication: id,
      questionNumbers: number === null ? [] : [number],
    });
    if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
    const anchors = new Map(
      places.outcome === 'listed' ? places.heads.map((head) => [head.id, head.anchor] as const) : [],
    );
    const notes = answer.notes
      .toSorted(byPlace)
      .map((note) => ({ note, marks: {}, head: headOf(note, anchors.get(note.id) ?? null) }));
    setLoaded({ state: 'ready', id, publication, number, notes, unreadable: answer.unreadable ?? 0 });
  }, [ports.client, id, identifier, active.address]);
  useEffect(() => {
    const load = (): void => {
      read().catch((error: unknown) => {
        setLoaded((old) => ({ ...old, state: troubleOf(error) === 'newer' ? 'newer' : 'failed' }));
      });
    };
    load();
    return onChanges(ports.client, load);
  }, [read, ports.client]);

  const publication: ListedPublication = loaded.publication ?? {
    id,
    kind: identifier.kind,
    title: active.title,
    questionNumber: loaded.number,
    sessionYear: null,
    date: null,
    submitters: [],
    state: null,
    lastSeen: null,
  };
  const title = publication.title === '' ? id : publication.title;
  const shown = new Set(loaded.notes.map(({ head }) => head.id));
  const fresh = begun.filter((each) => drafts.has(each) && !shown.has(each));
  const add = (): void => {
    const empty = fresh.find((each) => drafts.get(each)?.snapshot().text === '');
    if (empty !== undefined) return;
    const noteId = ports.newId();
    setBegun([...begun, noteId]);
    shelf.begin(noteId, { publication: id, questionNumber: publication.questionNumber, subQuestion: null }, title);
  };
  return (
    <div className="this">
      <PublicationFactsOf publication={publication} address={active.address} />
      <div className="tool-row">
        <button type="button" className="pencil" onClick={add}>
          <Icon name="note" />
          {t('this.add')}
        </button>
        <span className="spread" />
        <CiteMenu name={title} document={citableOf(publication)} part={null} passage={null} />
        {loaded.notes.length > 0 && (
          <button
            type="button"
            className="quiet"
            aria-label={t('group.export', { title })}
            onClick={() =>
              props.onExport([{ is: 'publication', publication: id, title, count: loaded.notes.length }, { is: 'all' }])
            }
          >
            <Icon name="save" />
            <span className="words">{t('export.title')}</span>
          </button>
        )}
      </div>
      <section className="list" aria-label={t('library.view.this')} aria-busy={loaded.state === 'loading'}>
        {fresh.map((each) => {
          const draft = drafts.get(each);
          return draft === undefined ? null : (
            <div key={each} className="row">
              <div className="row-body">
                <NoteEdit draft={draft} name={t('row.whole')} known={tags} first={null} />
              </div>
            </div>
          );
        })}
        {loaded.notes.map(({ head, note }) => (
          <RowBoundary
            key={head.id}
            of={note}
            instead={<BrokenRow id={head.id} raw={note} onDelete={(noteId) => many.remove([noteId])} />}
          >
            <NoteRow
              publication={publication}
              address={active.address}
              head={head}
              note={note}
              marks={{}}
              tags={tags}
              onDelete={(noteId) => many.remove([noteId])}
            />
          </RowBoundary>
        ))}
      </section>
      {loaded.state === 'loading' && <p className="soft">{t('library.loading')}</p>}
      {(loaded.state === 'failed' || loaded.state === 'newer') && (
        <StateMessage title={t(loaded.state === 'newer' ? 'trouble.newer' : 'library.failed')} tone="late">
          <button type="button" onClick={() => void read().catch(() => undefined)}>
            {t('library.retry')}
          </button>
        </StateMessage>
      )}
      {loaded.unreadable > 0 && <Unreadable />}
      {loaded.state === 'ready' && loaded.notes.length === 0 && fresh.length === 0 && (
        <StateMessage title={t('this.empty.title')} text={t('this.empty.text')} />
      )}
      {publication.questionNumber !== null && (
        <RelatedInLibrary
          key={publication.questionNumber}
          client={ports.client}
          number={publication.questionNumber}
          language={language}
          onOptions={() => void ports.openOptions()}
          onShow={(address) =>
            void ports.show(address, null).then((how) => how === 'failed' && say(t('row.openFailed')))
          }
        />
      )}
    </div>
  );
}

/** The question of a page: by its address, or as the page told the background when it was read. */
async function numberOf(
  client: ReturnType<typeof useLibrary>['ports']['client'],
  identifier: NonNullable<ReturnType<typeof parseIdentifier>>,
  address: string,
): Promise<string | null> {
  if (identifier.kind !== 'question') return null;
  if (identifier.number !== null) return identifier.number;
  const peeked = await client.request('dossier.peek', { address }).catch(() => null);
  return peeked?.dossier.number ?? null;
}
