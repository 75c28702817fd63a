import {
  type DragEvent,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Collection, CollectionItem } from '../../../utils/domain/collection/collection.ts';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import { publicationUrl } from '../../../utils/domain/site/address.ts';
import { announceChange } from '../../collections/announce-change.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { useShow } from '../app/useShow.ts';
import { Menu } from '../parts/Menu.tsx';
import { PublicationLink } from '../parts/PublicationLink.tsx';
import type { CollectionModel, OpenedCollection } from './useCollection.ts';

/** Items drawn at a time. */
const BATCH = 200;

interface Props {
  collection: Collection;
  notes: OpenedCollection['notes'];
  model: CollectionModel;
}

/** The publications of a dossier in the reader's order. Drag, arrow buttons and a menu change the order. */
export function CollectionItems(props: Props): ReactElement {
  const { t } = useLibrary();
  const { collection, notes } = props;
  const { items } = collection;
  const [most, setMost] = useState(BATCH);
  const list = useRef<HTMLOListElement>(null);
  const order = useOrder(props, list);
  const counts = new Map(notes.map(({ publication, count }) => [publication, count]));
  if (items.length === 0) return <p className="soft">{t('collections.nothing')}</p>;
  return (
    <>
      <ol className="collection-items" ref={list}>
        {items.slice(0, most).map((item, at) => (
          <Item
            key={item.publication}
            item={item}
            at={at}
            of={items.length}
            notes={counts.get(item.publication) ?? 0}
            order={order}
          />
        ))}
      </ol>
      <output className="unseen">{order.said}</output>
      {items.length > most && (
        <button type="button" onClick={() => setMost(most + BATCH)}>
          {t('collections.showMore', { count: Math.min(BATCH, items.length - most) })}
        </button>
      )}
    </>
  );
}

/** State of moving, removing and dragging items. */
interface Order {
  /** What a screen reader announces about the last move. */
  readonly said: string;
  /** The index over which an item is being dragged; null while none is. */
  readonly over: number | null;
  /** Moves an item to an index, counted from 0. */
  readonly moveTo: (item: CollectionItem, place: number) => void;
  readonly takeOut: (item: CollectionItem) => void;
  readonly drag: (item: CollectionItem | null) => void;
  readonly dragOver: (place: number, event: DragEvent) => void;
  readonly drop: (event: DragEvent) => void;
}

function useOrder({ collection, model }: Props, list: RefObject<HTMLOListElement | null>): Order {
  const { t, announce } = useLibrary();
  const { items, title } = collection;
  const focused = useRef<string | null>(null);
  const dragged = useRef<CollectionItem | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  // A row that moves in the DOM loses the focus. Check after every change of the items.
  useLayoutEffect(() => {
    if (focused.current === null) return;
    const handle = list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(focused.current)}"] .handle`);
    if (document.activeElement === document.body) handle?.focus();
    focused.current = null;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [items, list]);
  const moveTo = (item: CollectionItem, place: number): void => {
    const from = items.indexOf(item);
    const to = Math.max(0, Math.min(items.length - 1, place));
    if (from < 0 || to === from) return;
    const before = items[to > from ? to + 1 : to]?.publication ?? null;
    focused.current = item.publication;
    setSaid(t('collections.moved', { title: nameOf(item), place: to + 1, of: items.length }));
    void model
      .change({ does: 'move', publication: item.publication, before })
      .then((trouble) => trouble !== null && announce(trouble));
  };
  const takeOut = (item: CollectionItem): void => {
    const before = items[items.indexOf(item) + 1]?.publication ?? null;
    void announceChange(
      announce,
      t('collections.removed', { title }),
      model.change({ does: 'remove', publications: [item.publication] }),
      () => model.change({ does: 'add', items: [item], before }),
    );
  };
  return {
    said,
    over,
    moveTo,
    takeOut,
    drag: (item) => {
      dragged.current = item;
      if (item === null) setOver(null);
    },
    dragOver: (place, event) => {
      if (dragged.current === null) return;
      event.preventDefault();
      setOver(place);
    },
    drop: (event) => {
      event.preventDefault();
      if (dragged.current !== null && over !== null) moveTo(dragged.current, over);
      dragged.current = null;
      setOver(null);
    },
  };
}

/** The name of an item: its title, otherwise its number or identifier. */
const nameOf = ({ title, questionNumber, publication }: CollectionItem): string =>
  title !== '' ? title : (questionNumber ?? publication);

function Item(props: { item: CollectionItem; at: number; of: number; notes: number; order: Order }): ReactElement {
  const { t } = useLibrary();
  const { item, at, of, notes, order } = props;
  const name = nameOf(item);
  const onKey = (event: KeyboardEvent): void => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: of - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    order.moveTo(item, to);
  };
  return (
    // Dragging is for the mouse; the handle and the menu do the same for everyone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      data-item={item.publication}
      data-over={order.over === at}
      onDragOver={(event) => order.dragOver(at, event)}
      onDrop={order.drop}
    >
      <button
        type="button"
        className="quiet handle"
        draggable
        aria-label={t('collections.handle', { title: name, place: at + 1, of })}
        onKeyDown={onKey}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', name);
          order.drag(item);
        }}
        onDragEnd={() => order.drag(null)}
      >
        {at + 1}
      </button>
      <ItemWords item={item} name={name} notes={notes} />
      <Menu
        label={t('collections.more', { title: name })}
        items={[
          ...(at > 0 ? [{ label: t('collections.up'), run: () => order.moveTo(item, at - 1) }] : []),
          ...(at < of - 1 ? [{ label: t('collections.down'), run: () => order.moveTo(item, at + 1) }] : []),
          ...(at > 1 ? [{ label: t('collections.first'), run: () => order.moveTo(item, 0) }] : []),
          ...(at < of - 2 ? [{ label: t('collections.last'), run: () => order.moveTo(item, of - 1) }] : []),
          { label: t('collections.takeOut'), run: () => order.takeOut(item) },
        ]}
      >
        <Icon name="down" />
      </Menu>
    </li>
  );
}

function ItemWords({ item, name, notes }: { item: CollectionItem; name: string; notes: number }): ReactElement {
  const { t, language } = useLibrary();
  const show = useShow();
  const { publication, questionNumber, date } = item;
  return (
    <div className="collection-item-words">
      <PublicationLink address={publicationUrl(publication)} onShow={show}>
        <bdi>{name}</bdi>
      </PublicationLink>
      <span className="group-facts soft">
        {name !== (questionNumber ?? publication) && <span>{questionNumber ?? publication}</span>}
        {date !== null && <span>{formatDate(date, language)}</span>}
        {notes > 0 && (
          <span className="own-notes">
            <Icon name="note" /> {t('collections.notes', { count: notes })}
          </span>
        )}
      </span>
    </div>
  );
}
