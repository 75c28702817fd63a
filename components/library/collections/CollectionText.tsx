import { type ReactElement, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Collection } from '../../../utils/domain/collection/collection.ts';
import { collectionTextTranslator, sharedTextTranslator } from '../../../utils/domain/i18n/collection-text.ts';
import { NoteEditor } from '../../notes/NoteEditor.tsx';
import { SpeechContext } from '../../page/context.ts';
import { useLibrary } from '../app/context.ts';
import { sharedDossierOf } from '../sharing/words.ts';

/**
 * The text of a dossier, stored while the reader writes. Where another window changed it meanwhile, both texts are shown.
 *
 * @param props.collection null when the dossier is not there: words that are not stored stay in sight
 */
export function CollectionText(props: { id: string; collection: Collection | null }): ReactElement | null {
  const { t, language, today, shelf, shared } = useLibrary();
  const { id, collection } = props;
  const draft = useSyncExternalStore(shelf.subscribe, shelf.snapshot).get(id);
  const isShared = sharedDossierOf(shared, id) !== null;
  const speech = useMemo(() => {
    const translator = isShared ? sharedTextTranslator : collectionTextTranslator;
    return { t: translator(language), language, today };
  }, [isShared, language, today]);
  // Opening tells the others, which is not done while drawing.
  const seen = useRef<Collection | null>(null);
  const isOpen = draft !== undefined;
  useEffect(() => {
    // Also when an earlier showing of it was put away meanwhile.
    if (collection !== null && (!isOpen || seen.current !== collection)) shelf.openText(collection);
    seen.current = collection;
  }, [shelf, collection, isOpen]);
  useEffect(() => () => void shelf.close(id), [shelf, id]);
  if (draft === undefined) return null;
  return (
    <section className="collection-text" aria-label={t('collections.text')}>
      <h2>{t('collections.text')}</h2>
      <SpeechContext value={speech}>
        <NoteEditor draft={draft} label={t('collections.text')} madeIn={null} focus={false} canDelete={false} />
      </SpeechContext>
    </section>
  );
}
