import { type ReactElement, useState } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import { takeFocus } from './FormField.tsx';

interface Props {
  t: DevicesTranslate;
  label: string;
  /** Tells buttons with the same label apart. */
  ariaLabel?: string;
  /** What it does, and what is kept. */
  text: string;
  sure: string;
  onSure: () => void;
}

/** A button for something irreversible: asks for confirmation and says what is kept. */
export function AskAgain({ t, label, ariaLabel = label, text, sure, onSure }: Props): ReactElement {
  const [is, setIs] = useState<'untouched' | 'asking' | 'closed'>('untouched');
  if (is !== 'asking')
    return (
      <p className="actions">
        <button
          type="button"
          className="quiet"
          aria-label={ariaLabel}
          ref={is === 'untouched' ? undefined : takeFocus}
          onClick={() => setIs('asking')}
        >
          {label}
        </button>
      </p>
    );
  return (
    <fieldset aria-label={ariaLabel}>
      <p>{text}</p>
      <p className="actions">
        <button type="button" onClick={onSure}>
          {sure}
        </button>
        <button type="button" className="quiet" ref={takeFocus} onClick={() => setIs('closed')}>
          {t('devices.cancel')}
        </button>
      </p>
    </fieldset>
  );
}
