import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { collectCopy, type CopyNumbers } from '../files/transfer.ts';
import { troubleOf, type Trouble } from '../../../utils/protocol/trouble.ts';
import type { LibraryTranslate } from '../../../utils/domain/i18n/library.ts';
import { useLibrary } from '../app/context.ts';
import { omittedNames, missingText } from '../files/gather.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ContinueDamaged } from './ContinueDamaged.tsx';

type State =
  | { is: 'idle' }
  | { is: 'working' }
  | { is: 'saved'; name: string; missing: readonly string[] }
  | { is: 'failed'; why: Trouble };

/**
 * For a database that the browser cannot open: offers the notes of the second copy as a file. For one that is damaged: offers
 * what can be read of both, and to go on with that. Says how many notes there are once that is known.
 */
export function SecondCopy({ isDamaged }: { isDamaged: boolean }): ReactElement {
  const { t, ports } = useLibrary();
  const { client } = ports;
  const [numbers, setNumbers] = useState<CopyNumbers | 'reading' | 'failed'>('reading');
  useEffect(() => {
    let isGone = false;
    client
      .request('library.copy', { after: null, limit: 0 })
      .catch(logAndReturn('library.copy', null))
      .then((answer) => !isGone && setNumbers(answer?.outcome === 'copy' ? answer : 'failed'));
    return () => void (isGone = true);
  }, [client]);
  const isKnown = typeof numbers === 'object' && (numbers.total + numbers.dossiers > 0 || isDamaged);
  return (
    <>
      <p className="message-title">
        <Icon name="alert" />
        {t(isDamaged ? 'copy.damaged.title' : 'copy.there.title')}
      </p>
      {isKnown && <Offer numbers={numbers} isDamaged={isDamaged} onRead={setNumbers} />}
      {!isKnown && numbers !== 'reading' && <p>{t('copy.unread')}</p>}
    </>
  );
}

/** How many notes can be read, and what to do with them. */
function Offer(props: {
  numbers: CopyNumbers;
  isDamaged: boolean;
  onRead: (numbers: CopyNumbers) => void;
}): ReactElement {
  const { numbers, isDamaged, onRead } = props;
  const { t } = useLibrary();
  const { total, dossiers } = numbers;
  const [state, save] = useSaving(onRead);
  const isSaved = state.is === 'saved';
  const isSure = numbers.isWhole && (state.is !== 'saved' || state.missing.length === 0);
  return (
    <>
      <p>{textOf(numbers, { isDamaged, isSure }, t)}</p>
      <div className="actions">
        {total + dossiers > 0 && (
          <button
            type="button"
            className={isDamaged && isSaved ? '' : 'main'}
            aria-disabled={state.is === 'working'}
            onClick={save}
          >
            {t(total > 0 ? 'copy.save' : 'copy.saveDossiers')}
          </button>
        )}
        {isDamaged && (
          <ContinueDamaged
            count={total}
            dossiers={dossiers}
            isNext={isSaved || total + dossiers === 0}
            onCount={(count) => onRead({ ...numbers, total: count })}
          />
        )}
      </div>
      <output>{outcomeOf(state, t)}</output>
    </>
  );
}

/** Saving the notes that can be read as a file: how it stands, and what starts it. */
function useSaving(onRead: (numbers: CopyNumbers) => void): [State, () => void] {
  const { t, ports, meaningNames, today } = useLibrary();
  const [state, setState] = useState<State>({ is: 'idle' });
  const save = async (): Promise<void> => {
    setState({ is: 'working' });
    const { notes, publications, collections, ...read } = await collectCopy(ports.client);
    onRead(read);
    const library = { notes, publications, meaningNames, collections };
    const {
      name,
      content,
      omitted = [],
    } = await ports.writeFile('kantlijn', library, { today, title: t('export.pageTitle') });
    ports.download(name, content);
    setState({ is: 'saved', name, missing: omittedNames(library, omitted) });
  };
  const start = (): void => {
    if (state.is === 'working') return;
    save().catch((error: unknown) => setState({ is: 'failed', why: troubleOf(error) }));
  };
  return [state, start];
}

function outcomeOf(state: State, t: LibraryTranslate): ReactNode {
  if (state.is === 'failed') return t('export.failed', { detail: t(`trouble.${state.why}`) });
  return state.is === 'saved' ? t('export.saved', { name: state.name }) + missingText(state.missing, t) : '';
}

function textOf(
  { total, dossiers }: CopyNumbers,
  about: { isDamaged: boolean; isSure: boolean },
  t: LibraryTranslate,
): string {
  const { isDamaged, isSure } = about;
  if (isDamaged && total + dossiers === 0) return t('copy.damaged.none');
  const ofNotes = isDamaged ? 'copy.damaged' : 'copy.there';
  const ofDossiers = isDamaged ? 'copy.damaged.dossiers' : 'copy.there.dossiers';
  const there = total > 0 ? t(ofNotes, { count: total }) : t(ofDossiers, { count: dossiers });
  if (isDamaged) return there;
  const sentences = [there, ...(isSure ? [] : [t('copy.part')])];
  return [...sentences, t(isSure ? 'copy.then' : 'copy.thenPart')].join(' ');
}
