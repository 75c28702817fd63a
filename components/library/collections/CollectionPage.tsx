import { type FormEvent, type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import type { Collection } from '../../../utils/domain/collection/collection.ts';
import { MAX_COLLECTION_TITLE } from '../../../utils/domain/collection/limits.ts';
import { changeCollection } from '../../collections/change-collection.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { useTaking } from '../files/useTaking.ts';
import { Menu } from '../parts/Menu.tsx';
import { StateMessage } from '../parts/StateMessage.tsx';
import { AddItem } from './AddItem.tsx';
import { CollectionItems } from './CollectionItems.tsx';
import { CollectionText } from './CollectionText.tsx';
import { itemsWithNotes } from './known-items.ts';
import type { SharedDossier } from '../../../utils/protocol/shared.ts';
import { DeleteForAll } from '../sharing/DeleteForAll.tsx';
import { ShareButton } from '../sharing/ShareButton.tsx';
import { SharedPanel } from '../sharing/SharedPanel.tsx';
import { sharedDossierOf, useSharing } from '../sharing/words.ts';
import { ZoteroButton } from '../zotero/ZoteroButton.tsx';
import { zoteroTargetOf } from './zotero-target.ts';
import { type CollectionModel, type OpenedCollection, useCollection } from './useCollection.ts';

/** One dossier: its name, text and publications. */
export function CollectionPage(props: { id: string; onBack: () => void; onNotes: () => void }): ReactElement {
  const { t, st, shared } = useSharing();
  const model = useCollection(props.id);
  const dossier = sharedDossierOf(shared, props.id);
  const { state } = model;
  const heading = useRef<HTMLHeadingElement>(null);
  const isThere = state !== null && state !== 'failed' && state.collection !== null;
  useEffect(() => {
    if (isThere) heading.current?.focus();
  }, [isThere]);
  return (
    <div className="collections">
      <button type="button" className="quiet" onClick={props.onBack}>
        <Icon name="up" /> {t('collections.back')}
      </button>
      {state === null && <output className="soft">{t('collections.reading')}</output>}
      {state === 'failed' && <StateMessage title={t('collections.unread')} tone="late" />}
      {state !== null && state !== 'failed' && state.collection === null && (
        <StateMessage title={dossier === null ? t('collections.gone') : st('shared.coming')} />
      )}
      {isThere && state.collection !== null && (
        <Head state={state} collection={state.collection} model={model} heading={heading} onGone={props.onBack} />
      )}
      {dossier !== null && <SharedPanel dossier={dossier} onLeft={props.onBack} />}
      <CollectionText id={props.id} collection={isThere ? state.collection : null} />
      {isThere && state.collection !== null && (
        <Contents {...props} state={state} collection={state.collection} model={model} dossier={dossier} />
      )}
    </div>
  );
}

/** What is in a dossier, and acts on that. */
function Contents(props: {
  state: OpenedCollection;
  collection: Collection;
  model: CollectionModel;
  dossier: SharedDossier | null;
  onBack: () => void;
  onNotes: () => void;
}): ReactElement {
  const { t } = useLibrary();
  const { state, collection, model, dossier } = props;
  return (
    <>
      <section aria-label={t('collections.order')}>
        <CollectionItems collection={collection} notes={state.notes} model={model} />
        <NotListed state={state} collection={collection} model={model} />
        <AddItem collection={collection} model={model} />
      </section>
      {dossier !== null && !dossier.isReadOnly && <DeleteForAll model={model} onGone={props.onBack} />}
      {state.notes.length > 0 && (
        <p>
          <button type="button" onClick={props.onNotes}>
            <Icon name="note" /> {t('collections.showNotes')}
          </button>
        </p>
      )}
    </>
  );
}

/** The name of a dossier, and acts on the dossier as a whole. */
function Head(props: {
  state: OpenedCollection;
  collection: Collection;
  model: CollectionModel;
  heading: RefObject<HTMLHeadingElement | null>;
  onGone: () => void;
}): ReactElement {
  const { t, ports, shelf, shared, announce } = useLibrary();
  const { state, collection, model, heading, onGone } = props;
  const { id, title } = collection;
  const dossier = sharedDossierOf(shared, id);
  const [renaming, setRenaming] = useState(false);
  const remove = async (): Promise<void> => {
    // Store unsaved text first, so that an undo restores it.
    await shelf.snapshot().get(id)?.flush();
    const trouble = await model.change({ does: 'delete' });
    if (trouble !== null) return announce(trouble);
    onGone();
    return announce(t('collections.deleted', { title }), () => {
      void changeCollection(ports.client, id, { does: 'restore' }, t).then((other) =>
        announce(other ?? t('collections.restored')),
      );
    });
  };
  const end = (): void => {
    setRenaming(false);
    heading.current?.focus();
  };
  return (
    <div className="collection-head">
      <h1 ref={heading} tabIndex={-1}>
        <bdi>{title}</bdi>
      </h1>
      {renaming ? (
        <Rename title={title} model={model} onEnd={end} />
      ) : (
        <div className="actions">
          <button type="button" className="quiet" onClick={() => setRenaming(true)}>
            <Icon name="note" />
            {t('collections.rename')}
          </button>
          <ZoteroButton className="quiet" target={() => zoteroTargetOf(collection)} />
          {dossier === null && (
            <button type="button" className="quiet" onClick={() => void remove()}>
              <Icon name="trash" />
              {t('collections.delete')}
            </button>
          )}
          <TakingMenu id={id} />
          <ShareButton collection={id} notes={state.notes.reduce((sum, { count }) => sum + count, 0)} />
        </div>
      )}
    </div>
  );
}

/** Exports the dossier: as a file, to the clipboard, or on paper. */
function TakingMenu({ id }: { id: string }): ReactElement {
  const { t } = useLibrary();
  const { save, copy, print } = useTaking();
  const target = { what: 'collection', id } as const;
  return (
    <Menu
      label={t('taking.menu')}
      items={[
        { label: t('taking.html'), run: () => save(target, 'html') },
        { label: t('taking.markdown'), run: () => save(target, 'markdown') },
        { label: t('taking.copy'), run: () => copy(target) },
        { label: t('print.title'), run: () => print(target) },
      ]}
    >
      <Icon name="save" />
      {t('taking.menu')}
    </Menu>
  );
}

function Rename(props: { title: string; model: CollectionModel; onEnd: () => void }): ReactElement {
  const { t, announce } = useLibrary();
  const { title: old, model, onEnd } = props;
  const [title, setTitle] = useState(old);
  const box = useRef<HTMLInputElement>(null);
  // The reader asked for it.
  useEffect(() => box.current?.select(), []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void model.change({ does: 'rename', title }).then((trouble) => {
      if (trouble !== null) return announce(trouble);
      onEnd();
      return announce(t('collections.renamed', { title: title.trim() }), () => {
        void model.change({ does: 'rename', title: old }).then((other) => other !== null && announce(other));
      });
    });
  };
  return (
    <form className="inline-form" onSubmit={save}>
      <input
        ref={box}
        type="text"
        dir="auto"
        aria-label={t('collections.name')}
        maxLength={MAX_COLLECTION_TITLE}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && onEnd()}
      />
      <button type="submit">{t('collections.save')}</button>
      <button type="button" className="quiet" onClick={onEnd}>
        {t('library.cancel')}
      </button>
    </form>
  );
}

/** Lists publications that have notes in the dossier but are not among its items, with a button that adds them. */
function NotListed(props: {
  state: OpenedCollection;
  collection: Collection;
  model: CollectionModel;
}): ReactElement | null {
  const { t, ports, announce } = useLibrary();
  const { state, collection, model } = props;
  const listed = new Set(collection.items.map(({ publication }) => publication));
  const rest = state.notes.map(({ publication }) => publication).filter((publication) => !listed.has(publication));
  if (rest.length === 0) return null;
  const add = async (): Promise<void> => {
    const items = await itemsWithNotes(ports, collection.id, rest.slice(0, 500));
    const trouble = await model.change({ does: 'add', items, before: null });
    if (trouble !== null) announce(trouble);
  };
  return (
    <p className="not-listed">
      {t('collections.notListed', { count: rest.length })}{' '}
      <button type="button" onClick={() => void add()}>
        {t('collections.listThem')}
      </button>
    </p>
  );
}
