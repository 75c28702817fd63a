import { type ReactElement, useEffect, useId, useRef } from 'react';
import { keysTranslator } from '../../utils/domain/i18n/keys.ts';
import { KeyList } from '../keys/KeyList.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useFrame } from './context.ts';

/** The places whose keys work beside a publication, nearest first. */
export const FRAME_KEYS = ['notes', 'own', 'browser'] as const;

/**
 * Shows the keys that work beside a publication, on top of everything else in the frame. Returns the focus when it
 * closes.
 */
export function KeysPanel({ onClose }: { onClose: () => void }): ReactElement {
  const { language } = useFrame();
  const t = keysTranslator(language);
  const id = useId();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    close.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section className="tab" aria-labelledby={id}>
      <div className="tab-head">
        <h2 id={id}>{t('keys.title')}</h2>
        <button
          ref={close}
          type="button"
          className="quiet square"
          aria-label={t('keys.shut')}
          title={t('keys.shut')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <KeyList language={language} places={FRAME_KEYS} />
    </section>
  );
}
