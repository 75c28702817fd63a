import { type ReactElement, useEffect, useState } from 'react';
import { collectCopy, type CopyNumbers } from '../files/transfer.ts';
import { troubleOf, type Trouble } from '../../../utils/protocol/trouble.ts';
import type { LibraryTranslate } from '../../../utils/domain/i18n/library.ts';
import { useLibrary } from '../app/context.ts';
import { leftOut, missingText } from '../files/gather.ts';
import { orElse } from '../../../utils/messages/swallow.ts';
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
  const { t, ports, meaningNames, today } = useLibrary();
  const { client } = ports;
  const [numbers, setNumbers] = useState<CopyNumbers | 'reading' | 'failed'>('reading');
  const [state, setState] = useState<State>({ is: 'idle' });
  useEffect(() => {
    let isGone = false;
    client
      .request('library.copy', { after: null, limit: 0 })
      .catch(orElse('library.copy', null))
      .then((answer) => !isGone && setNumbers(answer?.outcome === 'copy' ? answer : 'failed'));
    return () => void (isGone = true);
  }, [client]);
  const save = async (): Promise<void> => {
    setState({ is: 'working' });
    const { notes, publications, ...read } = await collectCopy(client);
    setNumbers(read);
    const library = { notes, publications, meaningNames };
    const {
      name,
      content,
      left = [],
    } = await ports.writeFile('kantlijn', library, {
      today,
      title: t('export.pageTitle'),
    });
    ports.download(name, content);
    setState({ is: 'saved', name, missing: leftOut(library, left) });
  };
  const title = (
    <p className="message-title">
      <Icon name="alert" />
      {t(isDamaged ? 'copy.damaged.title' : 'copy.there.title')}
    </p>
  );
  if (numbers === 'reading') return title;
  if (numbers === 'failed' || (numbers.total === 0 && !isDamaged))
    return (
      <>
        {title}
        <p>{t('copy.unread')}</p>
      </>
    );
  const { total } = numbers;
  const isSaved = state.is === 'saved';
  const isSure = numbers.isWhole && (state.is !== 'saved' || state.missing.length === 0);
  return (
    <>
      {title}
      <p>{textOf(total, { isDamaged, isSure }, t)}</p>
      <div className="actions">
        {total > 0 && (
          <button
            type="button"
            className={isDamaged && isSaved ? '' : 'main'}
            aria-disabled={state.is === 'working'}
            onClick={() => {
              if (state.is === 'working') return;
              save().catch((error: unknown) => setState({ is: 'failed', why: troubleOf(error) }));
            }}
          >
            {t('copy.save')}
          </button>
        )}
        {isDamaged && <ContinueDamaged count={total} isNext={isSaved || total === 0} />}
      </div>
      <output>
        {state.is === 'saved' && t('export.saved', { name: state.name })}
        {state.is === 'saved' && missingText(state.missing, t)}
        {state.is === 'failed' && t('export.failed', { detail: t(`trouble.${state.why}`) })}
      </output>
    </>
  );
}

function textOf(count: number, about: { isDamaged: boolean; isSure: boolean }, t: LibraryTranslate): string {
  const { isDamaged, isSure } = about;
  if (isDamaged) return count === 0 ? t('copy.damaged.none') : t('copy.damaged', { count });
  const sentences = [t('copy.there', { count }), ...(isSure ? [] : [t('copy.part')])];
  return [...sentences, t(isSure ? 'copy.then' : 'copy.thenPart')].join(' ');
}
