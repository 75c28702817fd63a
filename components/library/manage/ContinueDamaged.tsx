import { type ReactElement, useState } from 'react';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { useLibrary } from '../app/context.ts';
import { Dialog } from '../parts/Dialog.tsx';

interface Props {
  /** Notes that can be read. */
  readonly count: number;
  /** Dossiers that can be read. */
  readonly dossiers: number;
  /** Whether the notes were saved as a file, so that this is the next thing to do. */
  readonly isNext: boolean;
  /** Called when fewer notes can be read than `count`. */
  readonly onCount: (count: number) => void;
}

/** Offers to remove a damaged database and go on with what can be read. Asks first: the rest is gone then. */
export function ContinueDamaged({ count, dossiers, isNext, onCount }: Props): ReactElement {
  const { t, ports } = useLibrary();
  const [step, setStep] = useState<'closed' | 'asking' | 'working' | 'failed' | 'fewer'>('closed');
  const name =
    count > 0
      ? t('continue.open', { count })
      : dossiers > 0
        ? t('continue.dossiers', { count: dossiers })
        : t('continue.empty');
  const go = async (): Promise<void> => {
    if (step === 'working') return;
    setStep('working');
    // The background says that the library changed; this notice goes then.
    const answer = await ports.client
      .request('library.continue', { promised: count })
      .catch(logAndReturn('library.continue', null));
    if (answer?.outcome === 'fewer') {
      onCount(answer.count);
      setStep('fewer');
    } else setStep(answer?.outcome === 'continued' ? 'closed' : 'failed');
  };
  return (
    <>
      <button type="button" className={isNext ? 'main' : ''} onClick={() => setStep('asking')}>
        {name}
      </button>
      {step !== 'closed' && (
        <Dialog title={t('continue.title')} onClose={() => setStep('closed')}>
          <p>{t('continue.text')}</p>
          <p>{t('continue.gone')}</p>
          <output>
            {step === 'failed' && t('continue.failed')}
            {step === 'fewer' && t('continue.fewer', { count })}
          </output>
          <div className="actions">
            <button type="button" className="danger" aria-disabled={step === 'working'} onClick={() => void go()}>
              {name}
            </button>
            <button type="button" onClick={() => setStep('closed')}>
              {t('library.cancel')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
