import { type ReactElement, useEffect, useRef, useState } from 'react';
import { formatMoment } from '../../../utils/domain/i18n/dates.ts';
import type { CollectionHead } from '../../../utils/protocol/collections.ts';
import { changeCollection } from '../../collections/change-collection.ts';
import { TitleForm } from '../../collections/TitleForm.tsx';
import { useCollections } from '../../collections/useCollections.ts';
import { useLibrary } from '../app/context.ts';
import { StateMessage } from '../parts/StateMessage.tsx';
import { JoinButton } from '../sharing/JoinButton.tsx';
import { ComingDossiers, SharedChips, SharedLost } from '../sharing/SharedInList.tsx';
import { collectionInAddress } from './address.ts';
import { CollectionPage } from './CollectionPage.tsx';
import './collections.css';
import '../sharing/sharing.css';

/** The reader's dossiers: the list of them, or one. */
export function Collections(props: { onNotes: (collection: string) => void }): ReactElement {
  const [open, setOpen] = useState(() => collectionInAddress('id'));
  const [cameBack, setCameBack] = useState(false);
  useEffect(() => {
    const follow = (): void => setOpen(collectionInAddress('id'));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const turnTo = (id: string | null): void => {
    setCameBack(id === null);
    setOpen(id);
    history.replaceState(null, '', id === null ? '#collections' : `#collections?id=${id}`);
  };
  if (open !== null)
    return <CollectionPage key={open} id={open} onBack={() => turnTo(null)} onNotes={() => props.onNotes(open)} />;
  return <CollectionList onOpen={turnTo} takesFocus={cameBack} />;
}

/**
 * Lists all dossiers, with a text box to create one.
 *
 * @param props.takesFocus whether the reader came back from one of them
 */
function CollectionList(props: { onOpen: (id: string) => void; takesFocus: boolean }): ReactElement {
  const { t, ports } = useLibrary();
  const listed = useCollections(ports.client, null, 'counted');
  const heading = useRef<HTMLHeadingElement>(null);
  const { takesFocus } = props;
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div className="collections">
      <h1 ref={heading} tabIndex={-1}>
        {t('library.view.collections')}
      </h1>
      <p className="soft">{t('collections.intro')}</p>
      <NewCollection onMade={props.onOpen} />
      <JoinButton onOpen={props.onOpen} />
      <SharedLost />
      {listed === null && <output className="soft">{t('collections.reading')}</output>}
      {listed === 'failed' && <StateMessage title={t('collections.unread')} tone="late" />}
      {listed !== null && listed !== 'failed' && (
        <>
          {listed.unreadable > 0 && <p>{t('collections.unreadable', { count: listed.unreadable })}</p>}
          {listed.collections.length === 0 ? (
            <StateMessage title={t('collections.empty')} text={t('collections.empty.text')} />
          ) : (
            <ul className="collection-list" aria-label={t('collections.list')}>
              {listed.collections.map((one) => (
                <Line key={one.id} one={one} onOpen={() => props.onOpen(one.id)} />
              ))}
            </ul>
          )}
          <ComingDossiers onOpen={props.onOpen} />
        </>
      )}
    </div>
  );
}

function Line({ one, onOpen }: { one: CollectionHead; onOpen: () => void }): ReactElement {
  const { t, today, language } = useLibrary();
  return (
    <li>
      <button type="button" className="quiet collection-name" onClick={onOpen}>
        <bdi>{one.title}</bdi>
      </button>
      <span className="group-facts soft">
        <span>{t('collections.items', { count: one.items })}</span>
        <span>{t('collections.notes', { count: one.notes })}</span>
        <time dateTime={one.modified}>{formatMoment(one.modified, today, language)}</time>
        <SharedChips collection={one.id} />
      </span>
    </li>
  );
}

/** A text box for the name of a new dossier. Submitting opens the dossier. */
function NewCollection({ onMade }: { onMade: (id: string) => void }): ReactElement {
  const { t, ports, announce } = useLibrary();
  const [title, setTitle] = useState('');
  const make = (): void => {
    const id = ports.newId();
    void changeCollection(ports.client, id, { does: 'make', title }, t).then((trouble) =>
      trouble === null ? onMade(id) : announce(trouble),
    );
  };
  return (
    <TitleForm t={t} title={title} onTitle={setTitle} onMake={make}>
      <button type="submit" className="main">
        {t('collections.make')}
      </button>
    </TitleForm>
  );
}
