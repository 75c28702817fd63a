import { type ReactElement, useEffect, useState } from 'react';
import { LibraryFailure } from './transfer.ts';
import { troubleOf } from '../../utils/protocol/trouble.ts';
import { useLibrary } from './context.ts';
import { Dialog } from './Dialog.tsx';

type Step = 'closed' | 'first' | 'second' | 'deleting';

/** Deletes everything Kantlijn has: offers an export, asks twice. */
export function Wipe({ onExport }: { onExport: () => void }): ReactElement {
  const { t, ports } = useLibrary();
  const [step, setStep] = useState<Step>('closed');
  const [notes, setNotes] = useState<number | null>(null);
  const [word, setWord] = useState('');
  const [told, setTold] = useState('');
  useEffect(() => {
    if (step !== 'first') return;
    ports.client.request('store.facts', {}).then(
      (facts) => setNotes(facts.outcome === 'counted' ? facts.notes : null),
      () => setNotes(null),
    );
  }, [step, ports.client]);
  const close = (): void => {
    setStep('closed');
    setWord('');
  };
  const sure = word.trim().toLowerCase() === t('wipe.word');
  const wipe = async (): Promise<void> => {
    if (!sure || step === 'deleting') return;
    setStep('deleting');
    const answer = await ports.client.request('library.wipe', {});
    if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
    await ports.forgetAll();
    close();
    setTold(answer.left.length === 0 ? t('wipe.done') : t('wipe.failed', { detail: answer.left.join(', ') }));
  };
  return (
    <section aria-labelledby="wipe">
      <h2 id="wipe">{t('wipe.title')}</h2>
      <p>{t('wipe.text')}</p>
      <div className="actions">
        <button
          type="button"
          className="danger"
          onClick={() => {
            setTold('');
            setStep('first');
          }}
        >
          {t('wipe.open')}
        </button>
      </div>
      <output>{told}</output>
      {step !== 'closed' && (
        <Dialog title={t('wipe.title')} onClose={close}>
          {step === 'first' && (
            <>
              <p>{t('wipe.text')}</p>
              {notes !== null && notes > 0 && <p>{t('wipe.first', { count: notes })}</p>}
              <div className="actions">
                {notes !== 0 && (
                  <button type="button" className="main" onClick={onExport}>
                    {t('wipe.export')}
                  </button>
                )}
                <button type="button" onClick={() => setStep('second')}>
                  {t('wipe.continue')}
                </button>
                <button type="button" className="quiet" onClick={close}>
                  {t('library.cancel')}
                </button>
              </div>
            </>
          )}
          {step !== 'first' && (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                wipe().catch((error: unknown) => {
                  close();
                  setTold(t('wipe.failed', { detail: t(`trouble.${troubleOf(error)}`) }));
                });
              }}
            >
              <div className="field">
                <label htmlFor="wipe-word">{t('wipe.second', { word: t('wipe.word') })}</label>
                <input
                  id="wipe-word"
                  type="text"
                  autoComplete="off"
                  value={word}
                  ref={(box) => box?.focus()}
                  onChange={(event) => setWord(event.target.value)}
                />
              </div>
              <div className="actions">
                <button type="submit" className="danger" aria-disabled={!sure}>
                  {t('wipe.confirm')}
                </button>
                <button type="button" onClick={close}>
                  {t('library.cancel')}
                </button>
              </div>
            </form>
          )}
        </Dialog>
      )}
    </section>
  );
}
