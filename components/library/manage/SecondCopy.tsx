import { type ReactElement, useEffect, useState } from 'react';
import { collectCopy, type CopyNumbers } from '../files/transfer.ts';
import { troubleOf, type Trouble } from '../../../utils/protocol/trouble.ts';
import { useLibrary } from '../app/context.ts';
import { leftOut, missingText } from '../files/gather.ts';
import { orElse } from '../../../utils/messages/swallow.ts';

type State =
  | { is: 'idle' }
  | { is: 'working' }
  | { is: 'saved'; name: string; missing: readonly string[] }
  | { is: 'failed'; why: Trouble };

/**
 * Offers the notes of the second copy as a file, when the browser cannot open the database, and what can be read of both
 * when it is damaged. Says nothing until it was read, and nothing when it cannot be read or holds no note.
 */
export function SecondCopy({ isDamaged }: { isDamaged: boolean }): ReactElement | null {
  const { t, ports, meaningNames, today } = useLibrary();
  const { client } = ports;
  const [numbers, setNumbers] = useState<CopyNumbers | null>(null);
  const [state, setState] = useState<State>({ is: 'idle' });
  useEffect(() => {
    let isGone = false;
    client
      .request('library.copy', { after: null, limit: 0 })
      .then((answer) => !isGone && setNumbers(answer.outcome === 'copy' ? answer : null), orElse('library.copy'));
    return () => void (isGone = true);
  }, [client]);
  if (numbers === null || numbers.total === 0) return null;

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
  const isSure = numbers.isWhole && (state.is !== 'saved' || state.missing.length === 0);
  return (
    <>
      <p>
        {t(isDamaged ? 'copy.damaged' : 'copy.there', { count: numbers.total })} {isSure ? '' : `${t('copy.part')} `}
        {t(isSure ? 'copy.then' : 'copy.thenPart')}
      </p>
      <div className="actions">
        <button
          type="button"
          className="main"
          aria-disabled={state.is === 'working'}
          onClick={() => {
            if (state.is === 'working') return;
            save().catch((error: unknown) => setState({ is: 'failed', why: troubleOf(error) }));
          }}
        >
          {t('copy.save')}
        </button>
      </div>
      <output>
        {state.is === 'saved' && t('export.saved', { name: state.name })}
        {state.is === 'saved' && missingText(state.missing, t)}
        {state.is === 'failed' && t('export.failed', { detail: t(`trouble.${state.why}`) })}
      </output>
    </>
  );
}
