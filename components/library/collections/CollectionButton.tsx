import { type ReactElement, useState } from 'react';
import { itemOf } from '../../../utils/domain/collection/collection.ts';
import { InCollections } from '../../collections/InCollections.tsx';
import { useLibrary } from '../app/context.ts';
import { Dialog } from '../parts/Dialog.tsx';

/** Opens the choice of the dossiers that a publication is in. @param props.facts of the publication */
export function CollectionButton(props: { facts: Parameters<typeof itemOf>[0] }): ReactElement {
  const { t, ports, announce } = useLibrary();
  const [isOpen, setOpen] = useState(false);
  const { facts } = props;
  const title = facts.title === '' ? (facts.questionNumber ?? facts.id) : facts.title;
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-haspopup="dialog"
        aria-label={t('collections.addOf', { title })}
        onClick={() => setOpen(true)}
      >
        {t('collections.add')}
      </button>
      {isOpen && (
        <Dialog title={t('collections.in')} onClose={() => setOpen(false)}>
          <p>
            <bdi>{title}</bdi>
          </p>
          <InCollections client={ports.client} item={itemOf(facts)} t={t} newId={ports.newId} announce={announce} />
        </Dialog>
      )}
    </>
  );
}
