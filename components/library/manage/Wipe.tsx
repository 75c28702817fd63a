import { type ReactElement, useEffect, useState } from 'react';
import { LibraryFailure } from '../files/transfer.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { useLibrary } from '../app/context.ts';
import { deleteEverywhere } from '../devices/delete-everywhere.ts';
import { Dialog } from '../parts/Dialog.tsx';

type Step = 'closed' | 'first' | 'second' | 'deleting';

/** Deletes everything Kantlijn has: offers an export, asks twice. */
export function Wipe({ onExport }: { onExport: () => void }): ReactElement {
  const { t, ports, synced } = useLibrary();
  const [step, setStep] = useState<Step>('closed');
  const [isEverywhere, setEverywhere] = useState(false);
  const [result, setResult] = useState('');
  const open = (): void => {
    setResult('');
    setEverywhere(false);
    setStep('first');
  };
  const close = (): void => setStep('closed');
  const wipe = async (): Promise<void> => {
    setStep('deleting');
    if (isEverywhere && !(await deleteEverywhere(ports.client))) {
      close();
      return setResult(t('wipe.notEverywhere'));
    }
    const answer = await ports.client.request('library.wipe', {});
    if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
    await ports.forgetAll();
    close();
    return setResult(answer.left.length === 0 ? t('wipe.done') : t('wipe.failed', { detail: answer.left.join(', ') }));
  };
  const confirm = (): void => {
    if (step === 'deleting') return;
    wipe().catch((error: unknown) => {
      close();
      setResult(t('wipe.failed', { detail: t(`trouble.${troubleOf(error)}`) }));
    });
  };
  return (
    <section aria-labelledby="wipe">
      <h2 id="wipe">{t('wipe.title')}</h2>
      <p>{t('wipe.text')}</p>
      <div className="actions">
        <button type="button" className="danger" onClick={open}>
          {t('wipe.open')}
        </button>
      </div>
      <output>{result}</output>
      {step !== 'closed' && (
        <Dialog title={t('wipe.title')} onClose={close}>
          {step === 'first' ? (
            <OfferExport onExport={onExport} onContinue={() => setStep('second')} onClose={close} />
          ) : (
            <>
              {(synced.state?.connection ?? null) !== null && (
                <Where isEverywhere={isEverywhere} onChange={setEverywhere} />
              )}
              <TypeToConfirm onConfirm={confirm} onClose={close} />
            </>
          )}
        </Dialog>
      )}
    </section>
  );
}

/** First step: what will go, and an export as long as there is something to keep. */
function OfferExport(props: { onExport: () => void; onContinue: () => void; onClose: () => void }): ReactElement {
  const { t, ports } = useLibrary();
  /** Null when it is not known. */
  const [notes, setNotes] = useState<number | null>(null);
  useEffect(() => {
    ports.client.request('store.facts', {}).then(
      (facts) => setNotes(facts.outcome === 'counted' ? facts.notes : null),
      () => setNotes(null),
    );
  }, [ports.client]);
  return (
    <>
      <p>{t('wipe.text')}</p>
      {notes !== null && notes > 0 && <p>{t('wipe.first', { count: notes })}</p>}
      <div className="actions">
        {notes !== 0 && (
          <button type="button" className="main" onClick={props.onExport}>
            {t('wipe.export')}
          </button>
        )}
        <button type="button" onClick={props.onContinue}>
          {t('wipe.continue')}
        </button>
        <button type="button" className="quiet" onClick={props.onClose}>
          {t('library.cancel')}
        </button>
      </div>
    </>
  );
}

/** With other devices: delete here only, or on all of them. */
function Where(props: { isEverywhere: boolean; onChange: (isEverywhere: boolean) => void }): ReactElement {
  const { t } = useLibrary();
  const { isEverywhere, onChange } = props;
  return (
    <fieldset>
      <legend>{t('wipe.where')}</legend>
      {[false, true].map((everywhere) => (
        <label key={String(everywhere)} className="choice">
          <input
            type="radio"
            name="wipe-where"
            checked={isEverywhere === everywhere}
            onChange={() => onChange(everywhere)}
          />
          {t(everywhere ? 'wipe.everywhere' : 'wipe.here')}
        </label>
      ))}
      <p className="soft">{t(isEverywhere ? 'wipe.everywhereText' : 'wipe.hereText')}</p>
    </fieldset>
  );
}

/** Second step: nothing is deleted before the reader has typed the word. */
function TypeToConfirm(props: { onConfirm: () => void; onClose: () => void }): ReactElement {
  const { t } = useLibrary();
  const [word, setWord] = useState('');
  const sure = word.trim().toLowerCase() === t('wipe.word');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (sure) props.onConfirm();
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
        <button type="button" onClick={props.onClose}>
          {t('library.cancel')}
        </button>
      </div>
    </form>
  );
}
