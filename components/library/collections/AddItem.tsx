import { type FormEvent, type ReactElement, useState } from 'react';
import type { Collection } from '../../../utils/domain/collection/collection.ts';
import { announceChange } from '../../collections/announce-change.ts';
import { useLibrary } from '../app/context.ts';
import { itemFor } from './known-items.ts';
import type { CollectionModel } from './useCollection.ts';

/** A text box for the number or address of a publication, which is appended to the dossier. */
export function AddItem(props: { collection: Collection; model: CollectionModel }): ReactElement {
  const { t, ports, announce } = useLibrary();
  const { collection, model } = props;
  const [typed, setTyped] = useState('');
  const add = async (): Promise<void> => {
    const item = await itemFor(typed, ports);
    if (item === null) return announce(t('collections.notAnAddress'));
    const { publication } = item;
    if (collection.items.some((one) => one.publication === publication)) return announce(t('collections.there'));
    // Clear at once, so that what is typed for the next item while this one is stored is kept.
    setTyped((now) => (now === typed ? '' : now));
    const trouble = await announceChange(
      announce,
      t('collections.added', { title: collection.title }),
      model.change({ does: 'add', items: [item], before: null }),
      () => model.change({ does: 'remove', publications: [publication] }),
    );
    if (trouble !== null) setTyped((now) => (now === '' ? typed : now));
    return undefined;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') void add();
  };
  return (
    <form className="make-collection" onSubmit={submit}>
      <label>
        {t('collections.address')}{' '}
        <input
          type="text"
          autoComplete="off"
          maxLength={2_000}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>{' '}
      <button type="submit">{t('collections.addItem')}</button>
    </form>
  );
}
