import { type ReactElement, useEffect } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';

/** Something said in passing, with a way back when there is one. */
export interface ToastText {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | null;
}

/** How long it stays, in milliseconds; one with a way back stays until it is closed or another comes. */
const STAYS_MS = 6_000;

/** One line at the bottom. The live region is always present, so that screen readers announce its changes. */
export function Toast({ toast, onGone }: { toast: ToastText | null; onGone: () => void }): ReactElement {
  const { t } = useLibrary();
  useEffect(() => {
    if (toast === null || toast.undo !== null) return undefined;
    const timer = setTimeout(onGone, STAYS_MS);
    return () => clearTimeout(timer);
  }, [toast, onGone]);
  return (
    <div className="toast" data-shown={toast !== null}>
      <output>{toast?.text}</output>
      {toast?.undo && (
        <button
          type="button"
          onClick={() => {
            toast.undo?.();
            onGone();
          }}
        >
          {t('selection.undo')}
        </button>
      )}
      {toast !== null && (
        <button
          type="button"
          className="quiet square"
          aria-label={t('library.close')}
          title={t('library.close')}
          onClick={onGone}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
