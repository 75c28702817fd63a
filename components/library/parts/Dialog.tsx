import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';

/** A window over the rest. The browser keeps the focus inside, and Escape closes it. */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode }): ReactElement {
  const { t } = useLibrary();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id} onClose={props.onClose}>
      <div className="dialog-head">
        <h2 id={id}>{props.title}</h2>
        <button
          type="button"
          className="quiet square"
          aria-label={t('library.close')}
          title={t('library.close')}
          onClick={() => ref.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="dialog-body">{props.children}</div>
    </dialog>
  );
}
