import { type ReactElement, useState } from 'react';
import type { CollectionChange, CollectionItem } from '../../utils/domain/collection/collection.ts';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { collections as words } from '../../utils/domain/i18n/texts/collections.ts';
import type { trouble } from '../../utils/domain/i18n/texts/trouble.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import type { CollectionHead } from '../../utils/protocol/collections.ts';
import { announceChange } from './announce-change.ts';
import { changeCollection } from './change-collection.ts';
import { TitleForm } from './TitleForm.tsx';
import { useCollections } from './useCollections.ts';

type Client = Pick<MessageClient, 'request' | 'onPush'>;
type Words = Translate<typeof words & typeof trouble>;

interface Props {
  client: Client;
  item: CollectionItem;
  t: Words;
  /** A new random identifier. */
  newId: () => string;
  /** Announces what was done, with an undo. */
  announce: (text: string, undo?: () => void) => void;
}

/** Above this number of dossiers, a filter box appears. */
const FEW = 12;
/** Maximum number drawn; the filter box finds the others. */
const MAX_SHOWN = 100;

/** Shows which dossiers a publication is in: a checkbox for each, and a box to create one. */
export function InCollections(props: Props): ReactElement {
  const { client, item, t } = props;
  const listed = useCollections(client, item.publication, 'named');
  const [sought, setSought] = useState('');
  const put = usePut(props);
  const all = listed === null || listed === 'failed' ? [] : listed.collections;
  const wanted = sought.trim().toLocaleLowerCase('nl');
  const shown = all.filter(({ title }) => title.toLocaleLowerCase('nl').includes(wanted)).slice(0, MAX_SHOWN);
  return (
    <div className="in-collections">
      {listed === 'failed' && <p>{t('collections.failed', { why: t('trouble.unknown') })}</p>}
      {listed !== null && listed !== 'failed' && all.length === 0 && <p className="soft">{t('collections.none')}</p>}
      {all.length > FEW && (
        <p>
          <input
            type="search"
            aria-label={t('collections.find')}
            placeholder={t('collections.find')}
            value={sought}
            onChange={({ target }) => setSought(target.value)}
          />
        </p>
      )}
      {shown.length > 0 && (
        <fieldset className="collection-ticks">
          <legend className="unseen">{t('collections.in')}</legend>
          {shown.map((one) => (
            <label key={one.id} className="tick">
              <input type="checkbox" checked={one.holds} onChange={() => put(one, !one.holds)} />
              <bdi>{one.title}</bdi>
            </label>
          ))}
        </fieldset>
      )}
      <Make {...props} />
    </div>
  );
}

/** Adds the publication to a dossier or removes it, and announces it with an undo that restores its position. */
function usePut({
  client,
  item,
  t,
  announce,
}: Props): (one: Pick<CollectionHead, 'id' | 'title' | 'next'>, isIn: boolean) => void {
  const { publication } = item;
  return ({ id, title, next }, isIn) => {
    const add: CollectionChange = { does: 'add', items: [item], before: next };
    const remove: CollectionChange = { does: 'remove', publications: [publication] };
    const [change, back] = isIn ? [add, remove] : [remove, add];
    const text = t(isIn ? 'collections.added' : 'collections.removed', { title });
    void announceChange(announce, text, changeCollection(client, id, change, t), () =>
      changeCollection(client, id, back, t),
    );
  };
}

/** Creates a dossier that contains the publication. */
function Make({ client, item, t, newId, announce }: Props): ReactElement {
  const [title, setTitle] = useState('');
  const make = async (): Promise<void> => {
    const id = newId();
    const trouble =
      (await changeCollection(client, id, { does: 'make', title }, t)) ??
      (await changeCollection(client, id, { does: 'add', items: [item], before: null }, t));
    if (trouble !== null) return announce(trouble);
    setTitle('');
    return announce(t('collections.made', { title: title.trim() }), () => {
      void changeCollection(client, id, { does: 'delete' }, t).then((other) => other !== null && announce(other));
    });
  };
  return (
    <TitleForm t={t} title={title} onTitle={setTitle} onMake={() => void make()}>
      <button type="submit" aria-disabled={title.trim() === ''}>
        {t('collections.make')}
      </button>
    </TitleForm>
  );
}
